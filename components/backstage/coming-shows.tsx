'use client';

import { useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Details } from '#components/panels/details.tsx';
import { Input } from '#components/panels/field.tsx';
import { BOX, LIST, ROW } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import { useInstant } from '#components/schedule/use-now.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { Change } from '#lib/backstage/changes.ts';
import type { SlotWish } from '#lib/backstage/state.ts';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { DAY } from '#lib/time.ts';
import { say } from '#lib/words/words.ts';
import { ChangeLine } from './edit-list.tsx';
import { usePickedRoom } from './room-picker.tsx';
import type { Backstage } from './use-backstage.ts';

const MOST = 12;
const LATER = [5, 10, 15];

/** The shows of the next two days, each with the buttons that change it. */
export function ComingShows({ backstage }: { backstage: Backstage }) {
  const { view, all, room } = useSite();
  const now = useInstant();
  const words = useWords('showNight');
  const coming = (view?.slots ?? [])
    .filter(({ start, status }) => {
      const ms = Date.parse(start) - now;
      return ms > 0 && ms < 2 * DAY && status !== 'cancelled';
    })
    .slice(0, MOST);
  return (
    <Panel id="bs-coming" title={words.title}>
      {room && all && all.rooms.length > 1 ? (
        <p className="text-muted text-sm">
          <Translated text={words.where} room={<bdi>{room.name}</bdi>} />
        </p>
      ) : null}
      {coming.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <ul className={`${LIST} [&_.slot-time]:whitespace-normal`}>
        {coming.map((slot) => (
          <li key={slot.uid}>
            <strong>
              <bdi>{slot.title}</bdi>
            </strong>{' '}
            <span className="text-muted text-sm">
              <SlotTime slot={slot} />
            </span>
            <Buttons slot={slot} backstage={backstage} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The changes that a press would make. They are shown until the organizer confirms or cancels. */
type Trial = { wish: SlotWish; name: string; changes: Change[] };

function Buttons({ slot, backstage }: { slot: PublicSlot; backstage: Backstage }) {
  const { order, busy } = backstage;
  const { uid, title } = slot;
  const room = usePickedRoom();
  const words = useWords('showNight');
  const [trial, setTrial] = useState<Trial | null>(null);
  const [time, setTime] = useState('');
  const { later, laterTo, go, swap, cancel, hide } = words.buttons;

  const tryIt = async (wish: SlotWish, name: string) => {
    setTrial(null);
    const result = await order({ act: 'slot', uid, wish, room, trial: true }, words.notYet);
    if (result?.ok && result.changes) setTrial({ wish, name, changes: result.changes });
  };
  const doIt = async ({ wish, name }: Trial) => {
    const result = await order({ act: 'slot', uid, wish, room }, `${title}: ${name}.`);
    if (result) setTrial(null);
  };
  const button = (wish: SlotWish, name: string) => (
    <Button key={name} disabled={busy} onClick={() => void tryIt(wish, name)}>
      {name}
    </Button>
  );

  return (
    <Details summary={<Translated text={words.change} title={<bdi>{title}</bdi>} />}>
      <div className={ROW}>
        {LATER.map((by) => button({ act: 'delay', by }, say(later, { minutes: by })))}
        {button({ act: 'swap' }, swap)}
        {button({ act: 'cancel' }, cancel)}
        {button({ act: 'hide' }, hide)}
        <Button
          disabled={busy}
          onClick={() => void order({ act: 'hold', uid, room }, say(words.gone, { title }))}
        >
          {go}
        </Button>
      </div>
      <div className={ROW}>
        <label htmlFor={`bs-to-${uid}`}>{laterTo}</label>
        <Input
          id={`bs-to-${uid}`}
          type="datetime-local"
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
        <Button
          disabled={busy || time === ''}
          onClick={() => void tryIt({ act: 'delay', to: new Date(time).toISOString() }, laterTo)}
        >
          {words.look}
        </Button>
      </div>
      {trial ? (
        <div className={BOX}>
          <p>{words.trial}</p>
          <ul>
            {trial.changes.map((change) => (
              <ChangeLine key={`${change.kind} ${change.uid}`} change={change} />
            ))}
          </ul>
          <div className={ROW}>
            <Button primary disabled={busy} onClick={() => void doIt(trial)}>
              {words.doIt}
            </Button>
            <Button onClick={() => setTrial(null)}>{words.leave}</Button>
          </div>
        </div>
      ) : null}
    </Details>
  );
}
