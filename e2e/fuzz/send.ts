import { connect } from 'node:net';
import { malformedRequest, seeded } from './requests.ts';

/** How long (ms) the server may take to answer or to close. nginx cuts off after four seconds, Node after three, and looks twice a second. */
const LIMIT = 5000;

export type FuzzResult = {
  answered: number;
  closed: number;
  slow: string[];
  slowest: number;
  statuses: Record<string, number>;
};

type Options = {
  port: number;
  seed: number;
  requests: number;
  /** How many are open at once; half-open ones take four seconds each. */
  atOnce: number;
  /** More than the limit, on a machine that has much else to do (ms). */
  patience?: number;
};

/** Sends malformed requests, each on a connection of its own, and counts what became of them. */
export async function fuzz({ port, seed, requests, atOnce, patience = LIMIT }: Options): Promise<FuzzResult> {
  const chance = seeded(seed);
  const result: FuzzResult = { answered: 0, closed: 0, slow: [], slowest: 0, statuses: {} };
  let left = requests;
  const lane = async () => {
    while (left-- > 0) {
      const bytes = malformedRequest(chance);
      const { ms, first } = await send(port, bytes, patience);
      result.slowest = Math.max(result.slowest, ms ?? patience);
      if (ms === null) result.slow.push(bytes.toString('latin1').slice(0, 200));
      else if (first === '') result.closed++;
      else result.answered++;
      const status = /^HTTP\/1.1 (\d{3})/.exec(first)?.[1] ?? (first === '' ? 'closed' : 'other');
      result.statuses[status] = (result.statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return result;
}

/** `ms` is when the first byte of an answer came or the connection was closed; null if neither did in time. */
function send(port: number, bytes: Buffer, limit: number): Promise<{ ms: number | null; first: string }> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const socket = connect(port, '127.0.0.1');
    const end = (inTime: boolean, first: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ms: inTime ? performance.now() - begun : null, first });
    };
    const timer = setTimeout(() => end(false, ''), limit);
    socket.on('data', (data) => end(true, data.toString('latin1', 0, 20)));
    socket.on('close', () => end(true, ''));
    socket.on('error', () => end(true, ''));
    socket.write(bytes);
  });
}
