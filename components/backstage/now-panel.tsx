'use client';

import { useNow } from '#components/schedule/use-now.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { ByHand, ShownAct } from '#lib/backstage/state.ts';
import { say, sayCount } from '#lib/words/words.ts';
import { CardForm } from './card-form.tsx';
import { Panel } from './panel.tsx';
import { ProgrammeStrip } from './programme-strip.tsx';
import { RoomPicker, usePickedRoom } from './room-picker.tsx';
import { ShowBox } from './show-box.tsx';
import { StagePreview } from './stage-preview.tsx';
import { StreamChecks } from './stream-checks.tsx';
import type { Backstage } from './use-backstage.ts';
import { useTimes } from './use-times.ts';

/** Shows the stage as viewers see it now, with the controls that change it at once. */
export function NowPanel({ backstage }: { backstage: Backstage }) {
  const { title } = useWords('backstageNow');
  return (
    <Panel id="now" title={title} wide>
      <RoomPicker />
      <StagePreview key={usePickedRoom()} playing />
      <ProgrammeStrip backstage={backstage} />
      <StreamChecks streams={backstage.state.streams} />
      <ShownByHand backstage={backstage} />
      <OverrideButtons backstage={backstage} />
      <ShowBox backstage={backstage} />
      <CardForm backstage={backstage} />
      <ActList backstage={backstage} />
    </Panel>
  );
}

/** The override of the room that is picked. */
function useByHand({ state: { override } }: Backstage): ByHand {
  const room = usePickedRoom();
  return (room !== undefined && override.rooms[room]) || override;
}

/** The override, and whether it was set in the sheet or here. */
function ShownByHand({ backstage }: { backstage: Backstage }) {
  const { held, sheet, sheetBy } = useByHand(backstage);
  const { readOnly } = backstage.state.override;
  const words = useWords('backstageNow');
  if (held) {
    return (
      <p className="bs-warning">
        <Translated text={words.held} title={<bdi>{held.title}</bdi>} />
        {readOnly ? ` ${words.onSite} ${readOnly}` : ''}
      </p>
    );
  }
  if (sheet === null) return null;
  return (
    <p className="bs-warning">
      <Translated
        text={sheetBy ? words.sheetSaysBy : words.sheetSays}
        title={<bdi>{sheet}</bdi>}
        act={sheetBy && <ActText act={sheetBy} />}
      />{' '}
      {readOnly ? words.emptyCell : words.releaseOrEmpty}
    </p>
  );
}

function ActText({ act }: { act: ShownAct }) {
  return <Translated text={useWords('backstageNow').act} who={<bdi>{act.who}</bdi>} what={act.what} />;
}

function OverrideButtons({ backstage }: { backstage: Backstage }) {
  const { slot, next } = useNow();
  const words = useWords('backstageNow');
  const { order, busy, state } = backstage;
  const { acts, readOnly } = state.override;
  const { held, sheet } = useByHand(backstage);
  const room = usePickedRoom();
  const canRelease = held !== null || (sheet !== null && readOnly === null);

  return (
    <div className="bs-row">
      <button
        type="button"
        className="bs-button"
        disabled={busy || slot === null || held?.slot === slot.uid || (!held && sheet === slot.title)}
        onClick={() =>
          slot && void order({ act: 'hold', uid: slot.uid, room }, say(words.holdDone, { title: slot.title }))
        }
      >
        {words.hold}
      </button>
      <button
        type="button"
        className="bs-button"
        disabled={busy || next === null}
        onClick={() => void order({ act: 'next', room }, words.nextDone)}
      >
        {words.next}
      </button>
      <button
        type="button"
        className="bs-button"
        disabled={busy || !canRelease}
        onClick={() => void order({ act: 'release', room }, words.releaseDone)}
      >
        {words.release}
      </button>
      <button
        type="button"
        className="bs-button"
        disabled={busy || !acts.some(({ mayUndo }) => mayUndo)}
        onClick={() => void order({ act: 'undo' }, words.undoDone)}
      >
        {words.undo}
      </button>
    </div>
  );
}

function ActList({ backstage }: { backstage: Backstage }) {
  const { ago } = useTimes();
  const { language } = useWords('about');
  const words = useWords('backstageNow');
  const { takeBack } = useWords('showNight');
  const { acts } = backstage.state.override;
  if (acts.length === 0) return null;
  return (
    <details className="bs-details">
      <summary>{sayCount(words.acts, acts.length, language)}</summary>
      <ol className="bs-list">
        {acts.map((act) => (
          <li key={`${act.id} ${act.at}`}>
            <ActText act={act} /> <span className="bs-note">{ago(act.at)}</span>{' '}
            {act.mayUndo ? (
              <button
                type="button"
                className="bs-button"
                disabled={backstage.busy}
                aria-label={`${takeBack}: ${act.what}`}
                onClick={() => void backstage.order({ act: 'undo', id: act.id }, words.undoDone)}
              >
                {takeBack}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="bs-note">{words.namesNote}</p>
    </details>
  );
}
