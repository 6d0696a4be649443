import type { Log } from '#platform/log.ts';

/** These troubles begin without anybody looking: how long (ms) each must last, and the words for its beginning and end. */
const TROUBLES = {
  sheet: {
    after: 120_000,
    begins: 'The sheet cannot be read. Viewers keep the last good schedule. Backstage says why.',
    ends: 'The sheet is read again.',
  },
  publish: {
    after: 60_000,
    begins: 'Pages cannot be published. Viewers keep the pages that were published last. The log says why.',
    ends: 'Pages are published again.',
  },
  disk: {
    after: 0,
    begins: 'The disk of PUBLISH_DIR is full. Make room, because no edit reaches viewers until then.',
    ends: 'There is room on the disk again.',
  },
  live: {
    after: 60_000,
    begins: 'nginx does not take what open pages are to be told. They ask every ten seconds instead.',
    ends: 'Open pages are told of edits at once again.',
  },
} as const;
export type Trouble = keyof typeof TROUBLES;

/** How long (ms) the receiver may take, and the waits before it is tried again. */
const PATIENCE = 10_000;
const AGAIN = [5000, 30_000, 120_000];

/** The body that a receiver understands, by its host: Discord, Slack and ntfy have their own; others get plain JSON. */
export function alertBody(
  url: URL,
  text: string,
  fields: Record<string, unknown>,
): { body: string; type: string } {
  const json = (value: unknown) => ({ body: JSON.stringify(value), type: 'application/json' });
  if (/(?:^|\.)discord(?:app)?\.com$/.test(url.hostname))
    return json({ content: text, allowed_mentions: { parse: [] } });
  if (/(?:^|\.)slack\.com$/.test(url.hostname)) return json({ text });
  if (/(?:^|\.)ntfy\./.test(`.${url.hostname}`)) return { body: text, type: 'text/plain; charset=utf-8' };
  return json({ text, ...fields });
}

type Options = {
  url: URL;
  siteUrl: string;
  log: Log;
  now?: () => number;
  wait?: (ms: number) => Promise<void>;
};

/** Sends one message to ALERT_URL when a trouble begins, and one when it is over. */
export function createAlerts({
  url,
  siteUrl,
  log,
  now = () => performance.now(),
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
}: Options) {
  const since = new Map<Trouble, number>();
  const told = new Set<Trouble>();
  let sending: Promise<void> = Promise.resolve();

  async function send(trouble: Trouble, state: 'begins' | 'ends'): Promise<void> {
    const text = `${siteUrl}: ${TROUBLES[trouble][state]}`;
    const { body, type } = alertBody(url, text, { trouble, state, site: siteUrl });
    for (const pause of [0, ...AGAIN]) {
      if (pause > 0) await wait(pause);
      const status = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      }).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status >= 200 && status < 300) return log('info', 'alert-sent', { trouble, state });
    }
    // The log does not get the address, because it is a secret.
    log('error', 'alert-not-sent', { trouble, state });
  }

  return {
    /** Says which troubles there are at this moment; called every few seconds. */
    look(troubles: ReadonlySet<Trouble>): void {
      for (const trouble of Object.keys(TROUBLES) as Trouble[]) {
        if (troubles.has(trouble)) {
          if (!since.has(trouble)) since.set(trouble, now());
          const lasted = now() - (since.get(trouble) ?? 0);
          if (told.has(trouble) || lasted < TROUBLES[trouble].after) continue;
          told.add(trouble);
          sending = sending.then(() => send(trouble, 'begins'));
        } else {
          since.delete(trouble);
          if (told.delete(trouble)) sending = sending.then(() => send(trouble, 'ends'));
        }
      }
    },
    /** Resolves when the alerts that were begun are sent. */
    settled: () => sending,
  };
}
