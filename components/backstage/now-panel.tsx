'use client';

import { type FormEvent, useState } from 'react';
import { useInstant, useNow } from '#components/schedule/use-now.ts';
import { Panel } from './panel.tsx';
import { agoText } from './say.ts';
import { StagePreview } from './stage-preview.tsx';
import { StreamChecks } from './stream-checks.tsx';
import type { Backstage } from './use-backstage.ts';

/** What viewers see now, and what can be done about it this second. */
export function NowPanel({ backstage }: { backstage: Backstage }) {
  return (
    <Panel id="now" title="What viewers see now" wide>
      <StagePreview playing />
      <StreamChecks streams={backstage.state.streams} />
      <ShownByHand backstage={backstage} />
      <OverrideButtons backstage={backstage} />
      <ActList backstage={backstage} />
    </Panel>
  );
}

/** What is shown whatever the times say, and where that stands. */
function ShownByHand({ backstage }: { backstage: Backstage }) {
  const { held, sheet, sheetBy, readOnly } = backstage.state.override;
  if (held) {
    return (
      <p className="bs-warning">
        Held on by hand: <bdi>{held.title}</bdi>. It stays until somebody releases it.
        {readOnly ? ` It is kept on the site, not in the sheet. ${readOnly}` : ''}
      </p>
    );
  }
  if (sheet === null) return null;
  return (
    <p className="bs-warning">
      The sheet says “Show now”: <bdi>{sheet}</bdi>
      {sheetBy ? (
        <>
          {' '}
          (<bdi>{sheetBy.who}</bdi> {sheetBy.what})
        </>
      ) : null}
      .{' '}
      {readOnly ? 'Empty that cell to go by the clock.' : 'Release, or empty that cell, to go by the clock.'}
    </p>
  );
}

function OverrideButtons({ backstage }: { backstage: Backstage }) {
  const { slot, next } = useNow();
  const [address, setAddress] = useState('');
  const { order, busy, state } = backstage;
  const { held, acts, sheet, readOnly } = state.override;
  const canRelease = held !== null || (sheet !== null && readOnly === null);

  const show = (event: FormEvent) => {
    event.preventDefault();
    void order({ act: 'show', address }, 'Done: viewers get that address in a second or two.');
    setAddress('');
  };

  return (
    <>
      <div className="bs-row">
        <button
          type="button"
          className="bs-button"
          disabled={busy || slot === null || held?.slot === slot.uid || (!held && sheet === slot.title)}
          onClick={() => slot && void order({ act: 'hold', uid: slot.uid }, `“${slot.title}” is held on.`)}
        >
          Hold this on
        </button>
        <button
          type="button"
          className="bs-button"
          disabled={busy || next === null}
          onClick={() => void order({ act: 'next' }, 'Done: the next one is on.')}
        >
          Go to the next
        </button>
        <button
          type="button"
          className="bs-button"
          disabled={busy || !canRelease}
          onClick={() => void order({ act: 'release' }, 'Released: the schedule decides.')}
        >
          Release
        </button>
        <button
          type="button"
          className="bs-button"
          disabled={busy || acts.length === 0}
          onClick={() => void order({ act: 'undo' }, 'Taken back.')}
        >
          Undo
        </button>
      </div>
      <form className="bs-row" onSubmit={show}>
        <label htmlFor="bs-address" className="sr-only">
          Address to show now
        </label>
        <input
          id="bs-address"
          className="bs-input bs-grow"
          inputMode="url"
          autoComplete="off"
          placeholder="https://… to show now"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          required
        />
        <button type="submit" className="bs-button bs-primary" disabled={busy}>
          Show this now
        </button>
      </form>
    </>
  );
}

function ActList({ backstage }: { backstage: Backstage }) {
  const now = useInstant();
  const { acts } = backstage.state.override;
  if (acts.length === 0) return null;
  return (
    <details className="bs-details">
      <summary>Who did what ({acts.length})</summary>
      <ol className="bs-list">
        {acts.map((act) => (
          <li key={`${act.at} ${act.who} ${act.what}`}>
            <bdi>{act.who}</bdi> {act.what} <span className="bs-note">{agoText(act.at, now)}</span>
          </li>
        ))}
      </ol>
      <p className="bs-note">Names are as they were typed; nobody checks them.</p>
    </details>
  );
}
