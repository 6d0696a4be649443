import type { Site } from '#lib/site/current.ts';
import { type Log, listenToLog } from '#platform/log.ts';
import { createAlerts, type Trouble } from '#server/alerts/alerts.ts';
import type { Config } from '#server/env.ts';
import type { Live } from '#server/live/live.ts';
import type { KeptLoad } from '#server/viewers/keep-load.ts';
import { createMetrics, type Metric } from './metrics.ts';

/** How often (ms) the site is checked for troubles. */
const LOOK_EVERY = 5000;

/** Lines of the log with which a trouble begins and ends. */
const BEGINS: Record<string, Trouble> = {
  'publish-failed': 'publish',
  'publish-disk-full': 'disk',
  'live-without-nginx': 'live',
};
const ENDS: Record<string, readonly Trouble[]> = {
  published: ['publish', 'disk'],
  'publish-recovered': ['publish', 'disk'],
  'live-by-nginx': ['live'],
};

type Options = {
  config: Config;
  site: Site;
  live: Live;
  load: KeptLoad;
  /** Whether the last read of the sheet failed. */
  sheetFails(): boolean;
  log: Log;
};

/** Watches this process for operators: `/metrics`, and alerts to ALERT_URL. */
export function watchSite({ config, site, live, load, sheetFails, log }: Options) {
  const troubles = new Set<Trouble>();
  const metrics = createMetrics({
    key: config.metricsKey,
    figures: () => siteFigures(site, live, load, sheetFails()),
  });
  const alerts =
    config.alertUrl && createAlerts({ url: config.alertUrl, siteUrl: config.siteUrl.origin, log });
  listenToLog((event, level) => {
    metrics.countEvent(event, level);
    const begins = BEGINS[event];
    if (begins) troubles.add(begins);
    for (const trouble of ENDS[event] ?? []) troubles.delete(trouble);
  });
  const timer = setInterval(() => {
    if (sheetFails()) troubles.add('sheet');
    else troubles.delete('sheet');
    alerts?.look(troubles);
  }, LOOK_EVERY).unref();
  return { ...metrics, stop: () => clearInterval(timer) };
}

function siteFigures({ reader, served }: Site, live: Live, load: KeptLoad, fails: boolean): Metric[] {
  const { all, rooms } = live.viewers();
  const gauge = (name: string, help: string, value: number | null): Metric[] =>
    value === null ? [] : [{ name, help, type: 'gauge', samples: [{ value }] }];
  const named = Object.entries(rooms);
  const readAt = reader.readAt();
  return [
    ...gauge('marquee_viewers', 'Open pages with the stage in view, as of the last count.', all),
    ...(named.length === 0
      ? []
      : [
          {
            name: 'marquee_room_viewers',
            help: 'The same by room.',
            type: 'gauge' as const,
            samples: named.map(([room, value]) => ({ labels: { room }, value })),
          },
        ]),
    ...gauge('marquee_chat_members', 'Members of the chat, as the bot counts them.', load.chatMembers()),
    ...gauge(
      'marquee_sheet_age_seconds',
      'How long ago the sheet was last found to say what is served.',
      readAt === null ? null : Math.max(0, (Date.now() - Date.parse(readAt)) / 1000),
    ),
    ...gauge('marquee_sheet_fails', '1 while the sheet cannot be read.', fails ? 1 : 0),
    ...gauge('marquee_serving', '1 once a schedule is being served.', served ? 1 : 0),
  ];
}
