'use client';

import { type FormEvent, useState } from 'react';
import { useNow } from '#components/schedule/use-now.ts';
import { Said, useWords } from '#components/words/use-words.tsx';
import type { ShownAct } from '#lib/backstage/state.ts';
import { say, sayCount } from '#lib/words/words.ts';
import { Panel } from './panel.tsx';
import { StagePreview } from './stage-preview.tsx';
import { StreamChecks } from './stream-checks.tsx';
import type { Backstage } from './use-backstage.ts';
import { useTimes } from './use-times.ts';

/** What viewers see now, and what can be done about it this second. */
export function NowPanel({ backstage }: { backstage: Backstage }) {
  const { title } = useWords('backstageNow');
  return (
    <Panel id="now" title={title} wide>
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
  const words = useWords('backstageNow');
  if (held) {
    return (
      <p className="bs-warning">
        <Said text={words.held} title={<bdi>{held.title}</bdi>} />
        {readOnly ? ` ${words.onSite} ${readOnly}` : ''}
      </p>
    );
  }
  if (sheet === null) return null;
  return (
    <p className="bs-warning">
      <Said
        text={sheetBy ? words.sheetSaysBy : words.sheetSays}
        title={<bdi>{sheet}</bdi>}
        act={sheetBy && <ActText act={sheetBy} />}
      />{' '}
      {readOnly ? words.emptyCell : words.releaseOrEmpty}
    </p>
  );
}

function ActText({ act }: { act: ShownAct }) {
  return <Said text={useWords('backstageNow').act} who={<bdi>{act.who}</bdi>} what={act.what} />;
}

function OverrideButtons({ backstage }: { backstage: Backstage }) {
  const { slot, next } = useNow();
  const words = useWords('backstageNow');
  const [address, setAddress] = useState('');
  const { order, busy, state } = backstage;
  const { held, acts, sheet, readOnly } = state.override;
  const canRelease = held !== null || (sheet !== null && readOnly === null);

  const show = (event: FormEvent) => {
    event.preventDefault();
    void order({ act: 'show', address }, words.showDone);
    setAddress('');
  };

  return (
    <>
      <div className="bs-row">
        <button
          type="button"
          className="bs-button"
          disabled={busy || slot === null || held?.slot === slot.uid || (!held && sheet === slot.title)}
          onClick={() =>
            slot && void order({ act: 'hold', uid: slot.uid }, say(words.holdDone, { title: slot.title }))
          }
        >
          {words.hold}
        </button>
        <button
          type="button"
          className="bs-button"
          disabled={busy || next === null}
          onClick={() => void order({ act: 'next' }, words.nextDone)}
        >
          {words.next}
        </button>
        <button
          type="button"
          className="bs-button"
          disabled={busy || !canRelease}
          onClick={() => void order({ act: 'release' }, words.releaseDone)}
        >
          {words.release}
        </button>
        <button
          type="button"
          className="bs-button"
          disabled={busy || acts.length === 0}
          onClick={() => void order({ act: 'undo' }, words.undoDone)}
        >
          {words.undo}
        </button>
      </div>
      <form className="bs-row" onSubmit={show}>
        <label htmlFor="bs-address" className="sr-only">
          {words.address}
        </label>
        <input
          id="bs-address"
          className="bs-input bs-grow"
          inputMode="url"
          autoComplete="off"
          placeholder={words.addressHint}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          required
        />
        <button type="submit" className="bs-button bs-primary" disabled={busy}>
          {words.show}
        </button>
      </form>
    </>
  );
}

function ActList({ backstage }: { backstage: Backstage }) {
  const { ago } = useTimes();
  const { language } = useWords('about');
  const words = useWords('backstageNow');
  const { acts } = backstage.state.override;
  if (acts.length === 0) return null;
  return (
    <details className="bs-details">
      <summary>{sayCount(words.acts, acts.length, language)}</summary>
      <ol className="bs-list">
        {acts.map((act) => (
          <li key={`${act.at} ${act.who} ${act.what}`}>
            <ActText act={act} /> <span className="bs-note">{ago(act.at)}</span>
          </li>
        ))}
      </ol>
      <p className="bs-note">{words.namesNote}</p>
    </details>
  );
}
