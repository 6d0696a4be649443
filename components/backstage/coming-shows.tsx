'use client';

import { useState } from 'react';
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
import { Panel } from './panel.tsx';
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
    <Panel id="coming" title={words.title}>
      {room && all && all.rooms.length > 1 ? (
        <p className="bs-note">
          <Translated text={words.where} room={<bdi>{room.name}</bdi>} />
        </p>
      ) : null}
      {coming.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <ul className="bs-list">
        {coming.map((slot) => (
          <li key={slot.uid}>
            <strong>
              <bdi>{slot.title}</bdi>
            </strong>{' '}
            <span className="bs-note">
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
    <button
      key={name}
      type="button"
      className="bs-button"
      disabled={busy}
      onClick={() => void tryIt(wish, name)}
    >
      {name}
    </button>
  );

  return (
    <details className="bs-details">
      <summary>
        <Translated text={words.change} title={<bdi>{title}</bdi>} />
      </summary>
      <div className="bs-row">
        {LATER.map((by) => button({ act: 'delay', by }, say(later, { minutes: by })))}
        {button({ act: 'swap' }, swap)}
        {button({ act: 'cancel' }, cancel)}
        {button({ act: 'hide' }, hide)}
        <button
          type="button"
          className="bs-button"
          disabled={busy}
          onClick={() => void order({ act: 'hold', uid, room }, say(words.gone, { title }))}
        >
          {go}
        </button>
      </div>
      <div className="bs-row">
        <label htmlFor={`bs-to-${uid}`}>{laterTo}</label>
        <input
          id={`bs-to-${uid}`}
          type="datetime-local"
          className="bs-input"
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
        <button
          type="button"
          className="bs-button"
          disabled={busy || time === ''}
          onClick={() => void tryIt({ act: 'delay', to: new Date(time).toISOString() }, laterTo)}
        >
          {words.look}
        </button>
      </div>
      {trial ? (
        <div className="bs-trial">
          <p>{words.trial}</p>
          <ul>
            {trial.changes.map((change) => (
              <ChangeLine key={`${change.kind} ${change.uid}`} change={change} />
            ))}
          </ul>
          <div className="bs-row">
            <button
              type="button"
              className="bs-button bs-primary"
              disabled={busy}
              onClick={() => void doIt(trial)}
            >
              {words.doIt}
            </button>
            <button type="button" className="bs-button" onClick={() => setTrial(null)}>
              {words.leave}
            </button>
          </div>
        </div>
      ) : null}
    </details>
  );
}
