import { useEffect, useRef, useState } from 'react';
import useSWR from 'swr';
import { useWords } from '#components/words/use-words.tsx';
import type { CrewOrder } from '#lib/backstage/crew-order.ts';
import type { BackstageState, Command, CommandResult } from '#lib/backstage/state.ts';
import { numberText } from '#lib/format/counts.ts';
import { SECOND } from '#lib/time.ts';
import { joinSentences } from '#lib/words/join-sentences.ts';
import { say } from '#lib/words/words.ts';

/** How often (ms) the page asks the server. In the background it asks less often, and while it waits for a press more often. */
const EVERY = 2000;
const EVERY_HIDDEN = 20_000;
const EVERY_WAITING = 200;
/** If a press has no answer for this long (ms), it may be pressed again. */
const PATIENCE = 10 * SECOND;

export async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { cache: 'no-store' });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

export const postJson = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });

export type Backstage = {
  state: BackstageState;
  /** The reason why the page is no longer up to date; null while it is. */
  trouble: string | null;
  /** The result of the last order. */
  said: string;
  busy: boolean;
  /** Null if the site did not answer. */
  order(order: Command | CrewOrder, done: string): Promise<CommandResult | null>;
};

/** A press that viewers do not see yet. */
type Waiting = { revision: string; before: string | null; since: number; said: string };

/** The state of the server, asked for again and again, and a function to send it orders. */
export function useBackstage(initial: BackstageState): Backstage {
  const words = useWords('backstage');
  const { inSheet, onSite } = useWords('backstageNow');
  const night = useWords('showNight');
  const { language } = useWords('about');
  const [said, setSaid] = useState('');
  // Busy until the page is hydrated, because a button would do nothing before that.
  const [busy, setBusy] = useState(true);
  useEffect(() => setBusy(false), []);
  const { data, error, mutate } = useSWR<BackstageState, Error>('/backstage/state', getJson, {
    fallbackData: initial,
    refreshInterval: () => (document.hidden ? EVERY_HIDDEN : EVERY),
    refreshWhenHidden: true,
    dedupingInterval: 500,
  });
  const state = data ?? initial;
  const waiting = useRef<Waiting>(null);

  // Viewers have it when the pages of that revision are out, or of a newer one.
  useEffect(() => {
    const press = waiting.current;
    if (!press) return;
    const { served, revision } = state;
    if (served === press.revision || (served !== press.before && revision !== press.revision)) {
      waiting.current = null;
      const seconds = numberText(Math.round((performance.now() - press.since) / 100) / 10, language);
      setSaid(`${press.said} ${say(night.reached, { seconds })}`);
      return;
    }
    const timer = setTimeout(() => void mutate(), EVERY_WAITING);
    return () => clearTimeout(timer);
  }, [state, mutate, night, language]);

  async function order(wanted: Command | CrewOrder, done: string): Promise<CommandResult | null> {
    setBusy(true);
    setSaid(night.sent);
    waiting.current = null;
    const since = performance.now();
    let result: CommandResult | null = null;
    try {
      const seen = state.override.acts[0]?.id ?? 0;
      const response = await postJson('/backstage/act', { seen, ...wanted });
      const answer: CommandResult = await response.json();
      result = answer;
      const text = answer.ok ? joinSentences([answer.said ?? done, ...whereOf(answer)]) : answer.reason;
      const isOut = !answer.ok || !answer.revision || answer.revision === state.served;
      if (answer.ok && !isOut && answer.revision)
        waiting.current = { revision: answer.revision, before: state.served, since, said: text };
      setSaid(isOut ? text : joinSentences([text, night.reaching]));
    } catch (failure) {
      const isLate = failure instanceof DOMException && failure.name === 'TimeoutError';
      setSaid(isLate ? night.noAnswer : words.tryAgain);
    }
    setBusy(false);
    await mutate();
    return result;
  }

  /** Sentences about the place in which the change was written. */
  function whereOf({ cell, why }: Extract<CommandResult, { ok: true }>): string[] {
    if (cell !== undefined) return [say(inSheet, { cell })];
    return why === undefined ? [] : [onSite, why];
  }

  const isSignedOut = error?.message === '401' || error?.message === '404';
  const trouble = error ? (isSignedOut ? words.signedOut : words.noAnswer) : null;
  return { state, trouble, said, busy, order };
}
