import type { BackstageState } from '#lib/backstage/state.ts';
import { siteView } from '#lib/feeds/build-site-view.ts';
import type { StreamCheck } from '#lib/live/stream-check.ts';
import type { Site } from '#lib/site/current.ts';
import { siteWords } from '#lib/site/site-words.ts';
import { log } from '#platform/log.ts';
import { openChatLog } from '#server/chat/chat-log.ts';
import { openCrewKeys } from '#server/crew/keys.ts';
import { createPresence } from '#server/crew/presence.ts';
import { openPresses } from '#server/crew/presses.ts';
import type { Config } from '#server/env.ts';
import type { Followed } from '#server/schedule/follow-schedule.ts';
import { systemClock } from '#server/schedule/pace.ts';
import type { KeptLoad } from '#server/viewers/keep-load.ts';
import { createAccess } from './access.ts';
import { createBotRunner } from './bot-runner.ts';
import { createCommandRunner } from './command-runner.ts';
import { createCrewRunner } from './crew-runner.ts';
import type { Edits } from './edits.ts';
import type { Overrides } from './override.ts';
import { createPeople } from './people.ts';
import { createRefreshHandler } from './refresh.ts';
import type { BackstageService } from './service.ts';
import { createSharedAddress } from './shared-address.ts';
import { createSheetRunner } from './sheet-runner.ts';
import { backstageState, loadBody, timelineBody } from './state.ts';
import { createStatusFollower } from './status.ts';
import { tryOut } from './try-out.ts';
import { createUnderstanding } from './understood.ts';

type Options = {
  config: Config;
  site: Site;
  followed: Pick<Followed, 'sheet' | 'serveAgain'>;
  overrides: Overrides;
  edits: Edits;
  streams(): StreamCheck[];
  viewers(): BackstageState['viewers'];
  load: KeptLoad;
};

/** Creates the organizers' service: the signed refresh, and the page. */
export function createBackstage(options: Options): BackstageService {
  const { config, site, followed, overrides, edits, streams, viewers, load } = options;
  const { sheet, serveAgain } = followed;
  const { now } = systemClock;
  const keys = openCrewKeys(config.dataDir);
  const presence = createPresence(now);
  const understand = createUnderstanding(config, now);
  const presses = openPresses({ dataDir: config.dataDir, now, log });
  const follow = createStatusFollower();
  const sharedAddress = createSharedAddress(config, now);
  const embed = { siteHost: config.siteUrl.hostname, allowedHosts: config.embedHosts };
  const words = () => siteWords(site);
  const revision = () => site.current?.revision ?? null;
  const commands = createCommandRunner({
    sheet,
    overrides,
    embed,
    serveAgain,
    revision,
    now,
    words,
  });
  const sheetRunner = createSheetRunner({ sheet, now, words });
  const people = createPeople({ keys, presence, presses, siteUrl: config.siteUrl, now, words });
  const run = createCrewRunner({ run: commands.run, sheetRunner, people, presses, words, log });
  const lastAct = () => overrides.state().acts[0]?.what ?? '';
  const { refreshSecret: secret } = config;

  return {
    refresh: secret ? createRefreshHandler({ secret, sheet, clock: systemClock, words }) : null,
    access: createAccess({ ...config, keys, now }),
    state(crew) {
      presence.note(crew);
      return backstageState({
        config,
        sheet,
        site,
        follow,
        overrideState: overrides.state(),
        readOnly: commands.readOnly(),
        edits,
        streams: streams(),
        viewers: viewers(),
        sharedAddress: sharedAddress(),
        crew,
        people: people.shown(crew),
        now: now(),
        words: words(),
      });
    },
    load: () => loadBody(load, now()),
    chatLog: openChatLog(config.dataDir, log),
    timeline: () => timelineBody(site.current?.schedule, now()),
    viewAt: (instant) => (site.current ? siteView(site.current, site.config, instant) : null),
    settle: commands.settle,
    tryOut: (text, room) =>
      tryOut(text, room, {
        site,
        aliases: sheet.aliases(),
        embed,
        network: config.checkStreams ? { pins: config.checkPins } : null,
        now,
        words: words(),
      }),
    run,
    askedByBot: createBotRunner({ keys, site, run, lastAct, now, words }),
    history: sheetRunner.history,
    compare: sheetRunner.compare,
    understood(wanted) {
      const raw = sheet.losses.newestRaw();
      return raw && understand(raw, wanted, words());
    },
  };
}
