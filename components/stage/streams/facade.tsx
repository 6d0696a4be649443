'use client';

import { useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';
import { StageCard } from '../stage-card.tsx';
import { partyOf } from './consent.ts';

type Props = { embed: Embed; title: string; onConsent: (party: string, keep: boolean) => void };

/** In the place of a player that others serve, until the viewer wants it: nothing of it is loaded before. */
export default function Facade({ embed, title, onConsent }: Props) {
  const { play, why, keep: always } = useWords('streams').consent;
  const [keep, setKeep] = useState(false);
  const party = partyOf(embed) ?? '';
  return (
    <StageCard kicker={party} title={title}>
      <div className="stage-actions">
        <button
          type="button"
          className="stage-action stage-action-first"
          onClick={() => onConsent(party, keep)}
        >
          {say(play, { party })}
        </button>
      </div>
      <p className="stage-card-small">{say(why, { party })}</p>
      <p className="stage-card-small">
        <label>
          <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} />{' '}
          {say(always, { party })}
        </label>
      </p>
    </StageCard>
  );
}
