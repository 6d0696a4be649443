import type { IncomingMessage, ServerResponse } from 'node:http';
import { setDesk } from '#lib/backstage/desk.ts';
import type { Crew, Order, OrderResult } from '#lib/backstage/state.ts';
import { siteView } from '#lib/feeds/build-site-view.ts';
import { log } from '#lib/log.ts';
import type { Accepted } from '#lib/sheet/keeper.ts';
import { systemClock } from '#lib/sheet/pace.ts';
import { type Current, getSite } from '#lib/site/current.ts';
import { createDoor } from './backstage-door.ts';
import { createEdits } from './backstage-edits.ts';
import { answerLink } from './backstage-link.ts';
import { obeyOverride } from './backstage-orders.ts';
import { openOverrides } from './backstage-override.ts';
import { createRefreshDoor } from './backstage-refresh.ts';
import { backstageState, timelineBody } from './backstage-state.ts';
import { createStatusFollower, keepStatusFile } from './backstage-status.ts';
import type { Config } from './env.ts';
import type { Followed } from './follow-schedule.ts';

/** What the organizers use: the signed refresh, the page, and the status file for the bot. */
export async function createBackstage(config: Config) {
  const { now } = systemClock;
  const door = createDoor({ ...config, now });
  const overrides = await openOverrides({ dataDir: config.dataDir, now, log });
  const edits = createEdits(now);
  const follow = createStatusFollower();
  const embed = { siteHost: config.siteUrl.hostname, allowedHosts: config.embedHosts };
  let endStatusFile = () => {};

  return {
    /** What viewers get of a sheet that was accepted. */
    prepare(accepted: Accepted): Current {
      edits.note(accepted);
      return overrides.apply(accepted);
    },

    answerLink: (request: IncomingMessage, response: ServerResponse) => answerLink(request, response, door),

    /** From here on it can be used. */
    open({ sheet, serveAgain }: Followed): void {
      overrides.onChange = serveAgain;
      const { dataDir, refreshSecret: secret } = config;
      endStatusFile = keepStatusFile({ dataDir, status: sheet.status, accepted: sheet.accepted, log });

      async function obey(order: Order, crew: Crew): Promise<OrderResult> {
        log('info', 'backstage-act', { act: order.act, who: crew.name });
        if (order.act === 'read') {
          await sheet.refresh('asked');
          return { ok: true };
        }
        if (order.act === 'accept') {
          const done = await sheet.acceptRejected(order.revision);
          return done ? { ok: true } : { ok: false, reason: 'The sheet was changed meanwhile: look again.' };
        }
        const book = overrides.book();
        const schedule = sheet.accepted()?.schedule ?? null;
        const result = obeyOverride(order, { book, schedule, embed, crew, now: now() });
        if (!result.ok) return result;
        await overrides.change(result.book);
        serveAgain();
        return { ok: true };
      }

      setDesk({
        refresh: secret ? createRefreshDoor({ secret, sheet, clock: systemClock }) : null,
        door,
        state: (crew) =>
          backstageState({
            config,
            sheet,
            site: getSite(),
            follow,
            book: overrides.book(),
            edits: [...edits.list()],
            crew,
            now: now(),
          }),
        timeline: () => timelineBody(sheet, now()),
        viewAt(instant) {
          const site = getSite();
          return site?.current ? siteView(site.current, site.config, instant) : null;
        },
        obey,
      });
    },

    close(): void {
      endStatusFile();
      overrides.stop();
    },
  };
}
