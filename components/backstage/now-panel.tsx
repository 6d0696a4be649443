'use client';

import { Button } from '#components/panels/button.tsx';
import { Details } from '#components/panels/details.tsx';
import { LIST, ROW } from '#components/panels/looks.ts';
import { Notice } from '#components/panels/notice.tsx';
import { Panel } from '#components/panels/panel.tsx';
import { useNow } from '#components/schedule/use-now.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { ByHand, ShownAct } from '#lib/backstage/state.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import { CardForm } from './card-form.tsx';
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
    <Panel id="bs-now" title={title} wide>
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
      <Notice kind="warning">
        <Translated text={words.held} title={<bdi>{held.title}</bdi>} />
        {readOnly ? ` ${words.onSite} ${readOnly}` : ''}
      </Notice>
    );
  }
  if (sheet === null) return null;
  return (
    <Notice kind="warning">
      <Translated
        text={sheetBy ? words.sheetSaysBy : words.sheetSays}
        title={<bdi>{sheet}</bdi>}
        act={sheetBy && <ActText act={sheetBy} />}
      />{' '}
      {readOnly ? words.emptyCell : words.releaseOrEmpty}
    </Notice>
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
    <div className={ROW}>
      <Button
        disabled={busy || slot === null || held?.slot === slot.uid || (!held && sheet === slot.title)}
        onClick={() =>
          slot && void order({ act: 'hold', uid: slot.uid, room }, say(words.holdDone, { title: slot.title }))
        }
      >
        {words.hold}
      </Button>
      <Button
        disabled={busy || next === null}
        onClick={() => void order({ act: 'next', room }, words.nextDone)}
      >
        {words.next}
      </Button>
      <Button
        disabled={busy || !canRelease}
        onClick={() => void order({ act: 'release', room }, words.releaseDone)}
      >
        {words.release}
      </Button>
      <Button
        disabled={busy || !acts.some(({ mayUndo }) => mayUndo)}
        onClick={() => void order({ act: 'undo' }, words.undoDone)}
      >
        {words.undo}
      </Button>
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
    <Details summary={sayCount(words.acts, acts.length, language)}>
      <ol className={LIST}>
        {acts.map((act) => (
          <li key={`${act.id} ${act.at}`}>
            <ActText act={act} /> <span className="text-muted text-sm">{ago(act.at)}</span>{' '}
            {act.mayUndo ? (
              <Button
                disabled={backstage.busy}
                aria-label={`${takeBack}: ${act.what}`}
                onClick={() => void backstage.order({ act: 'undo', id: act.id }, words.undoDone)}
              >
                {takeBack}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="text-muted text-sm">{words.namesNote}</p>
    </Details>
  );
}
