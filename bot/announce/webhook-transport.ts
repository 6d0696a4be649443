import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { SECOND } from '#lib/time.ts';
import type { DeliveryOutcome, Transport } from './delivery.ts';

export type WebhookKind = 'discord' | 'slack';

const LIMIT = 15_000;
const LONGEST_WAIT = 300 * SECOND;
const MOST_ANSWER = 64 * 1024;

/** Says announcements through an outgoing webhook. A request that was sent and not answered counts as said. */
export function webhookTransport(kind: WebhookKind, url: URL): Transport {
  let failures = 0;
  return {
    async say({ text }, begin) {
      const said = await post(url, body(kind, text), begin);
      failures = said.outcome === 'later' ? failures + 1 : 0;
      return said.outcome === 'later' && said.after === 0 ? { ...said, after: waitAfter(failures) } : said;
    },
    wasSaid: () => Promise.resolve(null),
  };
}

const waitAfter = (failures: number) => Math.min(2 ** failures * SECOND, LONGEST_WAIT);

/**
 * https://docs.discord.com/developers/resources/webhook#execute-webhook: nobody is pinged, whatever a commit is called;
 * links unfold no previews (flag 4). https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
function body(kind: WebhookKind, text: string): string {
  return JSON.stringify(
    kind === 'discord'
      ? { content: text.slice(0, 2000), allowed_mentions: { parse: [] }, flags: 4 }
      : { text, unfurl_links: false },
  );
}

/**
 * All bytes but the last are sent before `begin`. The other side ignores an incomplete request, so a crash leaves a doubt only
 * if it comes between `begin` and the last byte.
 */
function post(url: URL, json: string, begin: () => void): Promise<DeliveryOutcome> {
  return new Promise((resolve) => {
    let began = false;
    const bytes = Buffer.from(json);
    const request: ClientRequest = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', 'content-length': bytes.length },
      timeout: LIMIT,
    });
    const failed = (reason: string): void =>
      resolve(began ? { outcome: 'unsure' } : { outcome: 'later', after: 0, reason });
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        request.write(bytes.subarray(0, -1));
        const last = bytes.subarray(-1);
        began = true;
        begin();
        request.end(last);
      });
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', (error) => failed(error.message));
    request.on('response', (response) => readAnswer(response).then(resolve, () => failed('broken answer')));
  });
}

async function readAnswer(response: IncomingMessage): Promise<DeliveryOutcome> {
  let text = '';
  for await (const chunk of response) if (text.length < MOST_ANSWER) text += chunk;
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return { outcome: 'said' };
  const reason = `the webhook answered ${status}`;
  if (status === 429) return { outcome: 'later', after: retryAfter(response, text), reason };
  if (status >= 500) return { outcome: 'later', after: 0, reason };
  return { outcome: 'refused', reason };
}

/** Both send the header in seconds; Discord's body is more exact. */
function retryAfter(response: IncomingMessage, text: string): number {
  const header = Number(response.headers['retry-after']);
  const exact = Number(/"retry_after"\s*:\s*([\d.]+)/.exec(text)?.[1]);
  const seconds = Number.isFinite(exact) ? exact : header;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds * SECOND, SECOND), LONGEST_WAIT) : 0;
}
