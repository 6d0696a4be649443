import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '#platform/log.ts';
import { readDelivery } from './payload.ts';
import type { Push } from './push.ts';
import { refusal, type Secrets } from './signatures.ts';

const MOST_BYTES = 1_000_000;
/** This many bytes of a body that is too large are read and dropped, because a client that is cut off never sees the answer. */
const MOST_DRAINED = 16_000_000;

type ListenerOptions = Secrets & {
  /** `owner/name`, as the forge writes it. */
  repository: string;
  branch: string;
  /** Stores a push; returns false if a delivery of the same bytes was stored before. */
  take(digest: string, push: Push): boolean;
  now(): number;
  log: Log;
};

type Answer = { status: number; outcome: 'taken' | 'ignored' | 'refused' | 'well'; reason?: string };

/** `POST /webhook` for forges, `GET /healthz` for programs that watch the bot. There are no other addresses. */
export function webhookListener(options: ListenerOptions | null): RequestListener {
  return (request, response) => {
    handle(request, options).then(
      (answer) => send(request, response, answer),
      () => response.destroy(),
    );
  };
}

async function handle(request: IncomingMessage, options: ListenerOptions | null): Promise<Answer> {
  const path = request.url?.split('?', 1)[0];
  if (path === '/healthz') return { status: 200, outcome: 'well' };
  if (path !== '/webhook' || !options)
    return { status: 404, outcome: 'refused', reason: 'There is nothing here.' };
  if (request.method !== 'POST')
    return { status: 405, outcome: 'refused', reason: 'Webhooks are sent with POST.' };
  const body = await readBody(request, MOST_BYTES);
  const answer = body ? judge(request, body, options) : refused(413, 'The body is larger than 1 MB.');
  options.log(answer.outcome === 'refused' ? 'warn' : 'info', 'webhook', {
    status: answer.status,
    outcome: answer.outcome,
    reason: answer.reason,
    delivery: deliveryOf(request),
  });
  return answer;
}

/** The signature is checked before the body is read. */
function judge({ headers }: IncomingMessage, body: Buffer, options: ListenerOptions): Answer {
  const wrong = refusal(headers, body, options, options.now());
  if (wrong) return refused(401, wrong);
  if (!isPush(headers)) return { status: 200, outcome: 'ignored', reason: 'Only pushes are of interest.' };
  const delivery = readDelivery(body, headers['content-type'] ?? '');
  if (!delivery)
    return refused(400, 'The body is not a push as GitHub, GitLab, Gitea, Forgejo or Gogs write it.');
  if (delivery.repository !== options.repository) return refused(403, 'This is another repository.');
  if (delivery.ref !== `refs/heads/${options.branch}` || delivery.deleted)
    return { status: 200, outcome: 'ignored', reason: 'This is not a push to the branch that is deployed.' };
  const digest = createHash('sha256').update(body).digest('hex');
  if (!options.take(digest, delivery.push)) return refused(409, 'This delivery was here before.');
  return { status: 202, outcome: 'taken' };
}

/** If several headers name the event (Gitea and Forgejo send GitHub's, too), they must agree. */
function isPush(headers: IncomingMessage['headers']): boolean {
  const events = ['x-github-event', 'x-gitea-event', 'x-forgejo-event', 'x-gogs-event', 'x-gitlab-event']
    .map((name) => headers[name])
    .filter((event) => event !== undefined);
  return events.length > 0 && events.every((event) => event === 'push' || event === 'Push Hook');
}

function deliveryOf({ headers }: IncomingMessage): string {
  const id =
    headers['x-github-delivery'] ??
    headers['x-gogs-delivery'] ??
    headers['x-gitlab-event-uuid'] ??
    headers['webhook-id'];
  return String(id ?? '').slice(0, 100);
}

const refused = (status: number, reason: string): Answer => ({ status, outcome: 'refused', reason });

function send(request: IncomingMessage, response: ServerResponse, { status, ...body }: Answer): void {
  // Otherwise the rest of the body would be read as the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`, () => {
    if (!request.complete) request.destroy();
  });
}

/** The bytes of a request; null if they are more than `most`; no more than that is kept in memory. */
function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_DRAINED) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else chunks = [];
      if (size > MOST_DRAINED) {
        request.pause();
        resolve(null);
      }
    });
    request.once('end', () => resolve(size <= most ? Buffer.concat(chunks) : null));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The request ended early.')));
  });
}
