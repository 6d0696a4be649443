'use client';

import { useEffect, useId, useRef } from 'react';
import { useReader } from '#components/schedule/use-reader.ts';
import { useLateWords } from '#components/words/late-words.ts';
import { useWords } from '#components/words/use-words.tsx';
import { googleLink } from '#lib/feeds/google-link.ts';
import { dayText, timeText, zoneText } from '#lib/format/times.ts';
import { plainSlugOf } from '#lib/schedule/plain-slug.ts';
import { say } from '#lib/words/words.ts';
import type { Known } from './known.ts';
import { type Remindable, useReminder } from './use-reminder.ts';
import './reminders.css';

const LEADS = [0, 5, 10, 30, 60, 1440];

/** Asks which reminder the viewer wants, and how long before. Then it says whether that worked. */
export default function RemindDialog({ of, onClose }: { of: Remindable; onClose: () => void }) {
  const { language } = useWords('about');
  const words = useLateWords('reminders');
  const reader = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const ids = { title: useId(), lead: useId() };
  const reminder = useReminder(of, language);
  const { slot, series, choices, choice, lead, phase, problem, known } = reminder;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const nameOf = ({ kind }: Pick<Known, 'kind'>) => {
    if (kind === 'series') return say(words.what.series, { series: series ?? '' });
    const start = Date.parse(slot?.start ?? '');
    const when = `${dayText(start, reader)}, ${timeText(start, reader)} ${zoneText(start, reader)}`;
    return say(words.what.show, { when });
  };
  const leadText = (minutes: number) => {
    if (minutes === 0) return words.what.atStart;
    if (minutes === 60) return words.what.hour;
    return minutes === 1440 ? words.what.day : say(words.what.minutes, { n: minutes });
  };
  const done = known?.where === 'here' ? words.setHere : words.set;
  const status = { ask: '', asking: askingText(words), set: done, forgotten: words.forgotten }[phase];

  return (
    <dialog ref={dialog} className="reminder" aria-labelledby={ids.title} onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (phase !== 'asking') void reminder.remind();
        }}
      >
        <h2 id={ids.title}>{words.what.title}</h2>
        <p>
          <bdi>{slot?.title ?? series}</bdi>
        </p>
        {choices.length > 1 ? (
          <fieldset>
            <legend>{words.what.of}</legend>
            {choices.map((one) => (
              <label key={one.kind}>
                <input
                  type="radio"
                  name="of"
                  checked={choice?.kind === one.kind}
                  onChange={() => reminder.choose(one)}
                />
                <bdi>{nameOf(one)}</bdi>
              </label>
            ))}
          </fieldset>
        ) : null}
        <div className="reminder-lead">
          <label htmlFor={ids.lead}>{words.what.lead}</label>
          <select
            id={ids.lead}
            value={lead}
            onChange={(event) => reminder.setLead(Number(event.target.value))}
          >
            {LEADS.map((minutes) => (
              <option key={minutes} value={minutes}>
                {leadText(minutes)}
              </option>
            ))}
          </select>
        </div>
        <div role="status" className="reminder-said">
          {problem ? <p className="reminder-problem">{words.problems[problem]}</p> : null}
          {status ? <p>{status}</p> : null}
        </div>
        {problem && slot ? (
          <p>
            {words.calendar.instead} <a href={`/schedule/${slot.uid}.ics`}>{words.calendar.file}</a>{' '}
            <a href={googleLink(slot, location.origin, words.inCalendar)} target="_blank" rel="noreferrer">
              {words.calendar.google}
            </a>
          </p>
        ) : null}
        {problem && !slot && series !== null ? (
          <p>
            {words.calendar.instead}{' '}
            <a href={`/series/${plainSlugOf(series)}/schedule.ics`}>{words.calendar.file}</a>
          </p>
        ) : null}
        <div className="reminder-row">
          {known && phase !== 'asking' ? (
            <button
              type="button"
              onClick={() => {
                // This button goes away, and the focus would be nowhere.
                main.current?.focus();
                void reminder.forget();
              }}
            >
              {words.what.forget}
            </button>
          ) : null}
          {/* Not disabled: it would lose the focus, and a screen reader its place in the dialog. */}
          <button ref={main} type="submit" className="reminder-main" aria-disabled={phase === 'asking'}>
            {words.what.remind}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.what.close}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** While the browser asks its question, the page says so. */
const askingText = ({ asking, working }: { asking: string; working: string }) =>
  'Notification' in window && Notification.permission === 'default' ? asking : working;
