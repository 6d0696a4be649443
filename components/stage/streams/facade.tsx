'use client';

import { useId, useState, useSyncExternalStore } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';
import { partyOf } from './consent.ts';

const KEY = 'marquee:parties';

const listeners = new Set<() => void>();
/** Those that may be asked until this page is closed. */
let session = '';

function text(): string {
  try {
    return `${localStorage.getItem(KEY) ?? ''}\n${session}`;
  } catch {
    return session; // Storage is off: until this page is closed, then.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function give(party: string, keep: boolean): void {
  session = `${session}\n${party}`;
  if (keep) {
    try {
      localStorage.setItem(KEY, `${localStorage.getItem(KEY) ?? ''}\n${party}`);
    } catch {
      // As above.
    }
  }
  for (const listener of listeners) listener();
}

/** Whether an embed may be loaded, where the site asks first. In the HTML nobody was asked yet. */
export function useConsent(asks: boolean): {
  given(embed: Embed): boolean;
  give(party: string, keep: boolean): void;
} {
  const parties = useSyncExternalStore(subscribe, text, () => '');
  return {
    given(embed) {
      const party = asks ? partyOf(embed) : null;
      return party === null || parties.split('\n').includes(party);
    },
    give,
  };
}

type Props = { embed: Embed; title: string; onConsent: (party: string, keep: boolean) => void };

/** In the place of a player that others serve, until the viewer wants it: nothing of it is loaded before. */
export function Facade({ embed, title, onConsent }: Props) {
  const { play, why, keep: always } = useWords('streams').consent;
  const [keep, setKeep] = useState(false);
  const id = useId();
  const party = partyOf(embed) ?? '';
  return (
    <div className="stage-card">
      <p className="stage-card-kicker">{party}</p>
      <p className="stage-card-title">
        <bdi>{title}</bdi>
      </p>
      <button type="button" className="stage-card-act" onClick={() => onConsent(party, keep)}>
        {say(play, { party })}
      </button>
      <p className="stage-card-text">{say(why, { party })}</p>
      <p className="stage-card-text">
        <input id={id} type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} />{' '}
        <label htmlFor={id}>{say(always, { party })}</label>
      </p>
    </div>
  );
}
