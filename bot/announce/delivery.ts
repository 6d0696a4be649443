import type { Outbox, OutboxRow } from '#bot/store/outbox.ts';
import type { Log } from '#platform/log.ts';

/** The result of an attempt to say something. */
export type DeliveryOutcome =
  | { outcome: 'said'; proof?: string }
  /** It may have been said. */
  | { outcome: 'unsure' }
  /** It was not said; try again in `after` ms. */
  | { outcome: 'later'; after: number; reason?: string }
  /** It was not said, and never will be. */
  | { outcome: 'refused'; reason: string };

/** Sends the messages of one place. */
export type Transport = {
  /** Sends a row. Calls `begin` right before the first byte leaves; if no byte leaves, it is not called. */
  say(row: OutboxRow, begin: () => void): Promise<DeliveryOutcome>;
  /** Whether a row in doubt was said; null if nobody can know. Waits until the place can be asked. */
  wasSaid(row: OutboxRow): Promise<{ proof: string } | false | null>;
};

type Options = {
  outbox: Outbox;
  destination: string;
  transport: Transport;
  now(): number;
  log: Log;
  signal: AbortSignal;
  /** Rows do not wait for earlier rows. This is for private messages, whose readers come and go. */
  unordered?: boolean;
};

/** Rows of an unordered place that wait for something are tried again after so long (ms) at the most. */
const TRY_AGAIN = 2000;

/**
 * Says all that is in the outbox for one place, one after the other, until `signal`. A row is `sending` in the database
 * from before its first byte, so that after a crash only that row is in doubt, and the place is asked about it. If nobody
 * can know, the row counts as said: only microseconds lie between those two steps, and an announcement said twice is worse.
 */
export async function deliver(options: Options): Promise<void> {
  const { outbox, destination, signal } = options;
  let after = 0;
  let soonest = TRY_AGAIN;
  while (!signal.aborted) {
    const row = outbox.next(destination, after);
    if (!row) {
      // All rows of an unordered place were tried. Those that wait for their readers are tried again after a while.
      await added(outbox, signal, options.unordered ? soonest : null);
      after = 0;
      soonest = TRY_AGAIN;
      continue;
    }
    const wait = await deliverRow(row, options);
    if (wait > 0 && options.unordered) {
      after = row.id;
      soonest = Math.min(soonest, wait);
    } else if (wait > 0) await pause(wait, signal);
  }
}

/** @returns how long (ms) to wait before this row is tried again; 0 when it is settled */
async function deliverRow(
  row: OutboxRow,
  { outbox, destination, transport, now, log, signal }: Options,
): Promise<number> {
  if (row.state === 'sending') {
    const known = await transport.wasSaid(row);
    if (signal.aborted) return 0;
    if (known === false) outbox.notSaid(row.id);
    else outbox.said(row.id, known === null ? 'assumed' : known.proof);
    log('info', 'announcement in doubt', {
      destination,
      id: row.id,
      said: known === null ? 'assumed' : known !== false,
    });
    return 0;
  }
  if (row.expiresAt !== null && row.expiresAt <= now()) {
    outbox.drop(row.id, 'too late');
    return 0;
  }
  const said = await transport.say(row, () => outbox.sending(row.id, now()));
  switch (said.outcome) {
    case 'said':
      outbox.said(row.id, said.proof);
      return 0;
    case 'unsure':
      return 0;
    case 'refused':
      outbox.drop(row.id, said.reason);
      log('warn', 'announcement refused', { destination, id: row.id, reason: said.reason });
      return 0;
    case 'later':
      outbox.notSaid(row.id);
      if (said.reason) log('warn', 'announcement delayed', { destination, id: row.id, reason: said.reason });
      return said.after;
  }
}

function added(outbox: Outbox, signal: AbortSignal, most: number | null): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = outbox.onAdded(done);
    const timer = most === null ? undefined : setTimeout(done, most);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

/** Resolves after `ms`, or at once when `signal` says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
