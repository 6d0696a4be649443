import type { IncomingMessage, ServerResponse } from 'node:http';
import { setDesk } from '#lib/backstage/desk.ts';
import { siteView } from '#lib/feeds/build-site-view.ts';
import type { StreamCheck } from '#lib/live/stream-check.ts';
import { log } from '#lib/log.ts';
import type { Accepted } from '#lib/sheet/keeper.ts';
import { systemClock } from '#lib/sheet/pace.ts';
import { type Current, getSite } from '#lib/site/current.ts';
import { siteWords } from '#lib/site/site-words.ts';
import { createDoor } from './backstage-door.ts';
import { createEdits } from './backstage-edits.ts';
import { answerLink } from './backstage-link.ts';
import { createObedience } from './backstage-obey.ts';
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
  const words = () => siteWords(getSite());
  let endStatusFile = () => {};

  return {
    /** What viewers get of a sheet that was accepted. */
    prepare(accepted: Accepted): Current {
      edits.note(accepted);
      return overrides.apply(accepted);
    },

    answerLink: (request: IncomingMessage, response: ServerResponse) =>
      answerLink(request, response, door, words()),

    /** From here on it can be used. */
    open({ sheet, serveAgain }: Followed, streams: () => StreamCheck[]): void {
      overrides.onChange = serveAgain;
      const { dataDir, refreshSecret: secret } = config;
      endStatusFile = keepStatusFile({ dataDir, status: sheet.status, accepted: sheet.accepted, log });

      const { obey, readOnly } = createObedience({ sheet, overrides, embed, serveAgain, now, words });

      setDesk({
        refresh: secret ? createRefreshDoor({ secret, sheet, clock: systemClock, words }) : null,
        door,
        state: (crew) =>
          backstageState({
            config,
            sheet,
            site: getSite(),
            follow,
            book: overrides.book(),
            readOnly: readOnly(),
            edits,
            streams: streams(),
            crew,
            now: now(),
            words: words(),
          }),
        timeline: () => timelineBody(sheet, now()),
        viewAt(instant) {
          const site = getSite();
          return site?.current ? siteView(site.current, site.config, instant) : null;
        },
        obey(order, crew) {
          log('info', 'backstage-act', { act: order.act, who: crew.name });
          return obey(order, crew);
        },
      });
    },

    close(): void {
      endStatusFile();
      overrides.stop();
    },
  };
}
