import { useEffect, useState } from 'react';
import useSWR from 'swr';
import type { BackstageState, Order, OrderResult } from '#lib/backstage/state.ts';

/** How often (ms) the page looks; a page in the background less often. */
const EVERY = 2000;
const EVERY_HIDDEN = 20_000;

export async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { cache: 'no-store' });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

export type Backstage = {
  state: BackstageState;
  /** Why the page does not follow any more; null while it does. */
  trouble: string | null;
  /** What came of the last order. */
  said: string;
  busy: boolean;
  order(order: Order, done: string): Promise<void>;
};

/** What the server says, looked at again and again, and the way to tell it what to do. */
export function useBackstage(initial: BackstageState): Backstage {
  const [said, setSaid] = useState('');
  // Busy until the page lives: a button that is pressed before would do nothing and say nothing.
  const [busy, setBusy] = useState(true);
  useEffect(() => setBusy(false), []);
  const { data, error, mutate } = useSWR<BackstageState, Error>('/backstage/state', getJson, {
    fallbackData: initial,
    refreshInterval: () => (document.hidden ? EVERY_HIDDEN : EVERY),
    refreshWhenHidden: true,
    dedupingInterval: 500,
  });

  async function order(wanted: Order, done: string): Promise<void> {
    setBusy(true);
    try {
      const response = await fetch('/backstage/act', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wanted),
      });
      const result: OrderResult = await response.json();
      setSaid(result.ok ? sayDone(done, result) : result.reason);
    } catch {
      setSaid('The site did not answer. Try again.');
    }
    setBusy(false);
    await mutate();
  }

  return { state: data ?? initial, trouble: error ? sayTrouble(error.message) : null, said, busy, order };
}

function sayDone(done: string, { cell, why }: Extract<OrderResult, { ok: true }>): string {
  if (cell !== undefined) return `${done} The sheet says so in ${cell}.`;
  return why === undefined ? done : `${done} It is kept on the site, not in the sheet. ${why}`;
}

function sayTrouble(status: string): string {
  return status === '401' || status === '404'
    ? 'You are signed out: open the link with the key again.'
    : 'The site does not answer. What you see may be old; this page tries again by itself.';
}
