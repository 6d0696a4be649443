import { useEffect, useState } from 'react';
import useSWR from 'swr';
import { useWords } from '#components/words/use-words.tsx';
import type { BackstageState, Order, OrderResult } from '#lib/backstage/state.ts';
import { say } from '#lib/words/words.ts';

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
  const words = useWords('backstage');
  const { inSheet, onSite } = useWords('backstageNow');
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
      setSaid(result.ok ? [done, ...whereOf(result)].join(' ') : result.reason);
    } catch {
      setSaid(words.tryAgain);
    }
    setBusy(false);
    await mutate();
  }

  /** Where what was done is written down, a sentence each. */
  function whereOf({ cell, why }: Extract<OrderResult, { ok: true }>): string[] {
    if (cell !== undefined) return [say(inSheet, { cell })];
    return why === undefined ? [] : [onSite, why];
  }

  const isSignedOut = error?.message === '401' || error?.message === '404';
  const trouble = error ? (isSignedOut ? words.signedOut : words.noAnswer) : null;
  return { state: data ?? initial, trouble, said, busy, order };
}
