'use client';

import { useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { PROVIDER_NAMES, type Provider } from '#lib/embed/provider-names.ts';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';
import { StageCard } from '../stage-card.tsx';
import { partyOf } from './consent.ts';
import { giveConsent } from './give-consent.ts';

type Props = { embed: Embed; title: string };

/** The name that a viewer knows a party by. */
const nameOf = (party: string): string =>
  Object.hasOwn(PROVIDER_NAMES, party) ? PROVIDER_NAMES[party as Provider] : party;

/** Stands in the place of a player of another site until the viewer agrees: nothing of that site is loaded before. */
export default function Facade({ embed, title }: Props) {
  const { play, why, keep: always } = useWords('streams').consent;
  const [keep, setKeep] = useState(false);
  const key = partyOf(embed) ?? '';
  const party = nameOf(key);
  return (
    <StageCard kicker={party} title={title}>
      <div className="stage-actions">
        <button
          type="button"
          className="stage-action stage-action-first"
          onClick={() => giveConsent(key, keep)}
        >
          {say(play, { party })}
        </button>
      </div>
      <p className="stage-card-small">{say(why, { party })}</p>
      <p className="stage-card-small">
        <label>
          <input
            type="checkbox"
            className="accent-accent"
            checked={keep}
            onChange={(event) => setKeep(event.target.checked)}
          />{' '}
          {say(always, { party })}
        </label>
      </p>
    </StageCard>
  );
}
