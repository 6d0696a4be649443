import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { siteView } from '#lib/feeds/build-site-view.ts';
import { roomView } from '#lib/feeds/room-view.ts';
import { nowAt } from '#lib/schedule/now.ts';
import type { Site } from '#lib/site/current.ts';
import { MINUTE } from '#lib/time.ts';
import type { Load } from '#lib/viewers/load.ts';
import { createMinutes } from '#lib/viewers/minute.ts';
import type { Log } from '#platform/log.ts';
import type { ViewerCounts } from '#server/live/live.ts';
import { type LoadPoint, type LoadSlot, openLoadStore } from './store.ts';

/** The bot writes this about its channel into `DATA_DIR/bot/chat.json`. */
const chatSchema = z.object({ at: z.number(), members: z.number(), messages: z.number() });
/** A count of the chat that is older than this (ms) is ignored. */
const CHAT_FRESH = 60_000;
/** A show whose last counted minute began so long (ms) ago is over. */
const OVER_AFTER = 2 * MINUTE;

export type KeptLoad = {
  /** Takes a count of pages. */
  take(counts: ViewerCounts): void;
  shows(): Load[];
  /** The newest show that is over, because it was not counted for two minutes. */
  lastShow(): Load | null;
  curve(from: number, to: number): LoadPoint[];
  /** How many are in the chat now; null if no bot counts them. */
  chatMembers(): number | null;
  close(): void;
};

type Options = { dataDir: string | null; site(): Site; now(): number; log: Log };

/** Keeps how many watch: minute by minute, and show by show. */
export function keepLoad({ dataDir, site, now, log }: Options): KeptLoad {
  const store = openLoadStore(dataDir);
  const rooms = new Map<string, ReturnType<typeof createMinutes>>();
  let minute = Math.floor(now() / MINUTE);
  let messagesBefore: number | null = null;

  const chat = () => (dataDir === null ? null : readChat(join(dataDir, 'bot', 'chat.json'), now()));

  function endMinute(messages: number | null): void {
    const at = minute * MINUTE;
    for (const [room, minutes] of rooms) {
      const done = minutes.end(messagesBefore);
      if (done && (done.most > 0 || done.left > 0)) store.add(at, room, done, slotOf(site(), room, at));
    }
    messagesBefore = messages ?? messagesBefore;
  }

  return {
    take({ all, rooms: ofRooms }) {
      const inChat = chat();
      const current = Math.floor(now() / MINUTE);
      // Also if the clock was set back.
      if (current !== minute) {
        try {
          endMinute(inChat?.messages ?? null);
        } catch (error) {
          log('error', 'load-unwritten', { error });
        }
        minute = current;
      }
      const named = Object.entries(ofRooms);
      for (const [room, viewers] of named.length > 0 ? named : [['', all] as const]) {
        const minutes = rooms.get(room) ?? createMinutes();
        rooms.set(room, minutes);
        minutes.add({ viewers, chat: inChat });
      }
    },
    shows: store.shows,
    lastShow: () => store.shows().find(({ lastAt }) => now() - Date.parse(lastAt) >= OVER_AFTER) ?? null,
    curve: store.curve,
    chatMembers: () => chat()?.members ?? null,
    close: store.close,
  };
}

/** The slot whose stream a room showed at an instant; shows that only start soon do not count. */
function slotOf(site: Site, room: string, at: number): LoadSlot | null {
  if (!site.current) return null;
  const view = roomView(siteView(site.current, site.config, at), room || null);
  const now = nowAt(view, at);
  const slot = now.state === 'starting-soon' ? undefined : view.slots.find(({ uid }) => uid === now.slot);
  if (!slot) return null;
  const { uid, title, series, start, end } = slot;
  return { uid, title, series, room: slot.room, start, end };
}

function readChat(file: string, now: number): z.infer<typeof chatSchema> | null {
  try {
    const chat = chatSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return Math.abs(now - chat.at) < CHAT_FRESH ? chat : null;
  } catch {
    return null;
  }
}
