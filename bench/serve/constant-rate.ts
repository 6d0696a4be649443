import { connect, type Socket } from 'node:net';

/** A request as it is sent, and the answer that it must get. */
export type Shot = {
  name: string;
  wire: Buffer;
  /** Whether a status and a body (empty for 304) are right; the body only if `keepBody`. */
  isRight(status: number, body: Buffer, headers: string): boolean;
  keepBody: boolean;
};

export type RateResult = {
  answered: number;
  /** How many answers were wrong or never came, and the first of them in words. */
  failed: number;
  errors: string[];
  /** Bytes received: heads and bodies. */
  bytes: number;
  /** Milliseconds, sorted. */
  latencies: Float64Array;
};

/** A GET over a connection that stays open. */
export function get(path: string, headers: Record<string, string> = {}): Buffer {
  const lines = Object.entries({ Host: 'bench', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

/**
 * Sends `rate` requests a second for `seconds`, whether answers come or not, over connections that stay open. A latency
 * (ms) counts from when the request was due, so that a server that stalls does not look fast (coordinated omission).
 * `next` chooses each request.
 */
export async function holdRate(options: {
  port: number;
  rate: number;
  seconds: number;
  connections: number;
  next(index: number): Shot;
}): Promise<RateResult> {
  const { port, rate, seconds, connections, next } = options;
  const total = Math.round(rate * seconds);
  const latencies = new Float64Array(total);
  const errors: string[] = [];
  let answered = 0;
  let failed = 0;
  let bytes = 0;
  const done = Promise.withResolvers<void>();
  const idle: Lane[] = [];
  const waiting: Job[] = [];
  let first = 0;

  const finish = ({ shot, at }: Job, error: string | null) => {
    if (error) failed++;
    if (error && errors.length < 10) errors.push(`${shot.name}: ${error}`);
    latencies[answered++] = performance.now() - at;
    if (answered === total) done.resolve();
  };
  const free = (lane: Lane) => {
    const job = waiting[first];
    if (!job) return void idle.push(lane);
    first++;
    if (first === 4096) {
      waiting.splice(0, first);
      first = 0;
    }
    lane.send(job);
  };
  const count = (more: number) => {
    bytes += more;
  };
  const lanes = new Set<Lane>();
  let over = false;
  const open = async () => {
    const lane = await openLane({ port, finish, free, count, closed });
    lanes.add(lane);
    return lane;
  };
  // A server may close a connection that was idle, or that had many requests. Then another one is opened, as browsers do.
  const closed = (lane: Lane, job: Job | null) => {
    lanes.delete(lane);
    if (idle.includes(lane)) idle.splice(idle.indexOf(lane), 1);
    if (over) return;
    if (job) waiting.push(job);
    // If no connection can be opened, the requests that wait for it are never answered, and count as failed.
    open().then(free, () => {});
  };
  idle.push(...(await Promise.all(Array.from({ length: connections }, open))));

  const begin = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const wanted = Math.min(total, Math.floor(((now - begin) * rate) / 1000));
    for (; sent < wanted; sent++) {
      const job = { shot: next(sent), at: begin + (sent * 1000) / rate };
      // In turn: nginx closes a connection on which no request comes for four seconds.
      const lane = idle.shift();
      if (lane) lane.send(job);
      else waiting.push(job);
    }
    if (sent === total) clearInterval(timer);
  }, 1);
  const patience = setTimeout(() => done.resolve(), (seconds + 30) * 1000);
  await done.promise;
  clearTimeout(patience);
  clearInterval(timer);
  over = true;
  for (const lane of lanes) lane.close();
  return {
    answered,
    failed: failed + total - answered,
    errors,
    bytes,
    latencies: latencies.subarray(0, answered).toSorted(),
  };
}

type Job = { shot: Shot; at: number };
type Lane = { send(job: Job): void; close(): void };

/** One connection: one request at a time, its answer read by Content-Length. */
function openLane(options: {
  port: number;
  finish(job: Job, error: string | null): void;
  free(lane: Lane): void;
  count(bytes: number): void;
  /**
   * The server closed it. `job` is a request whose answer had not begun, if the connection had answered before: it may be
   * sent again, because the server may have closed an idle connection (RFC 9112, 9.3.1). On a new connection it failed.
   */
  closed(lane: Lane, job: Job | null): void;
}): Promise<Lane> {
  const { port, finish, free, count, closed } = options;
  const { promise, resolve, reject } = Promise.withResolvers<Lane>();
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let job: Job | null = null;
  let used = false;
  let head = '';
  let expected = -1;
  let status = 0;
  let received = 0;
  let chunks: Buffer[] = [];
  const lane: Lane = {
    send(next) {
      job = next;
      socket.write(next.shot.wire);
    },
    close: () => socket.destroy(),
  };
  const end = (error: string | null) => {
    if (!job) return;
    const ended = job;
    job = null;
    finish(ended, error);
  };
  socket.once('connect', () => resolve(lane));
  socket.on('error', reject);
  socket.on('close', () => {
    const unanswered = used && head === '' ? job : null;
    if (!unanswered) end('closed in the middle');
    closed(lane, unanswered);
  });
  socket.on('data', (data: Buffer) => {
    count(data.length);
    if (!job) return;
    let body = data;
    if (expected === -1) {
      head += data.toString('latin1');
      const gap = head.indexOf('\r\n\r\n');
      if (gap === -1) return;
      status = Number(head.slice(9, 12));
      expected = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (Number.isNaN(expected)) return end('no length');
      const before = head.length - data.length;
      body = data.subarray(gap + 4 - before);
      head = head.slice(0, gap);
    }
    received += body.length;
    if (job.shot.keepBody) chunks.push(body);
    if (received < expected) return;
    const right = received === expected && job.shot.isRight(status, Buffer.concat(chunks), head);
    const error = right ? null : `${status}, ${received} of ${expected} bytes`;
    head = '';
    expected = -1;
    received = 0;
    chunks = [];
    used = true;
    end(error);
    free(lane);
  });
  return promise;
}

/** The value (ms) below which a part of sorted latencies lies. */
export const quantile = (sorted: Float64Array, part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
