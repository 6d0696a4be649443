'use client';

import { useId, useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';
import { partyOf } from './consent.ts';

type Props = { embed: Embed; title: string; onConsent: (party: string, keep: boolean) => void };

/** In the place of a player that others serve, until the viewer wants it: nothing of it is loaded before. */
export default function Facade({ embed, title, onConsent }: Props) {
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
