'use client';

import { useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useReader } from '#components/schedule/use-reader.ts';
import { useLateWords } from '#components/words/late-words.ts';
import { useWords } from '#components/words/use-words.tsx';
import { googleLink } from '#lib/feeds/google-link.ts';
import { dayText, timeText, zoneText } from '#lib/format/times.ts';
import { plainSlugOf } from '#lib/schedule/plain-slug.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { Known } from './known.ts';
import { FIELD } from './look.ts';
import { type Remindable, useReminder } from './use-reminder.ts';
import './reminders.css';

const LABEL = 'text-[0.85rem] text-muted';
const LINK = 'text-accent underline';
const BUTTON = `${FIELD} border-line bg-raised`;

const LEADS = [0, 5, 10, 30, 60, 1440];

/** Asks which reminder the viewer wants, and how long before. Then it says whether that worked. */
export default function RemindDialog({ of, onClose }: { of: Remindable; onClose: () => void }) {
  const { language } = useWords('about');
  const words = useLateWords('reminders');
  const reader = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const ids = { title: useId(), show: useId(), lead: useId() };
  const reminder = useReminder(of, language);
  const { slot, series, choices, choice, lead, phase, problem, known } = reminder;

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    // The dialog gets the focus, and not its first field: Orca says its name only then. React leaves the attribute out, and
    // Chromium does not heed it.
    element.autofocus = true;
    element.showModal();
    element.focus();
  }, []);

  const nameOf = ({ kind }: Pick<Known, 'kind'>) => {
    if (kind === 'series') return say(words.what.series, { series: series ?? '' });
    const start = Date.parse(slot?.start ?? '');
    const when = `${dayText(start, reader)}, ${timeText(start, reader)} ${zoneText(start, reader)}`;
    return say(words.what.show, { when });
  };
  const done = known?.where === 'here' ? words.setHere : words.set;
  const status = { ask: '', asking: askingText(words), set: done, forgotten: words.forgotten }[phase];

  // At the end of the page, because the card on the screen is dark by day, too, and what it says about texts is inherited.
  return createPortal(
    <dialog
      ref={dialog}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(26rem,calc(100vw-2rem))] overflow-auto rounded border border-line bg-surface p-5 text-text backdrop:bg-[rgb(0_0_0/60%)] focus:outline-none"
      tabIndex={-1}
      aria-labelledby={ids.title}
      aria-describedby={ids.show}
      onClose={onClose}
    >
      <form
        className="grid gap-[0.9rem]"
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (phase !== 'asking') void reminder.remind();
        }}
      >
        <h2 id={ids.title} className="text-[1.15rem] font-semibold">
          {words.what.title}
        </h2>
        <p id={ids.show}>
          <bdi>{slot?.title ?? series}</bdi>
        </p>
        {choices.length > 1 ? (
          <fieldset className="grid gap-2">
            <legend className={LABEL}>{words.what.of}</legend>
            {choices.map((one) => (
              <label key={one.kind} className="flex min-h-7 items-center gap-[0.6rem]">
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
        <div className="grid gap-1">
          <label className={LABEL} htmlFor={ids.lead}>
            {words.what.lead}
          </label>
          <select
            id={ids.lead}
            className={BUTTON}
            value={lead}
            onChange={(event) => reminder.setLead(Number(event.target.value))}
          >
            {LEADS.map((minutes) => (
              <option key={minutes} value={minutes}>
                {leadText(words, minutes)}
              </option>
            ))}
          </select>
        </div>
        {/* One text that changes once: of two paragraphs screen readers say one twice, or in the wrong order. */}
        <p role="status" className={problem ? 'text-accent' : undefined}>
          {[problem ? words.problems[problem] : '', status].filter(Boolean).join(' ')}
        </p>
        {problem ? <CalendarLinks slot={slot} series={series} /> : null}
        <div className="flex flex-wrap justify-end gap-2">
          {known && phase !== 'asking' ? (
            <Button
              onClick={() => {
                // This button goes away, and the focus would be nowhere.
                main.current?.focus();
                void reminder.forget();
              }}
            >
              {words.what.forget}
            </Button>
          ) : null}
          {/* Not disabled: it would lose the focus, and a screen reader its place in the dialog. */}
          <button
            ref={main}
            type="submit"
            className={`${FIELD} border-transparent bg-accent font-semibold text-accent-text aria-disabled:opacity-60`}
            aria-disabled={phase === 'asking'}
          >
            {words.what.remind}
          </button>
          <Button onClick={() => dialog.current?.close()}>{words.what.close}</Button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}

const Button = (props: { onClick(): void; children: string }) => (
  <button type="button" className={BUTTON} {...props} />
);

function leadText({ what }: Words['reminders'], minutes: number): string {
  if (minutes === 0) return what.atStart;
  if (minutes === 60) return what.hour;
  return minutes === 1440 ? what.day : say(what.minutes, { n: minutes });
}

/** If no reminder can come, the viewer's own calendar takes the show, or else its series. */
function CalendarLinks({ slot, series }: Pick<ReturnType<typeof useReminder>, 'slot' | 'series'>) {
  const { calendar, inCalendar } = useLateWords('reminders');
  if (slot)
    return (
      <p>
        {calendar.instead}{' '}
        <a className={LINK} href={`/schedule/${slot.uid}.ics`}>
          {calendar.file}
        </a>{' '}
        <a
          className={LINK}
          href={googleLink(slot, location.origin, inCalendar)}
          target="_blank"
          rel="noreferrer"
        >
          {calendar.google}
        </a>
      </p>
    );
  if (series === null) return null;
  return (
    <p>
      {calendar.instead}{' '}
      <a className={LINK} href={`/series/${plainSlugOf(series)}/schedule.ics`}>
        {calendar.file}
      </a>
    </p>
  );
}

/** While the browser asks its question, the page says so. */
const askingText = ({ asking, working }: { asking: string; working: string }) =>
  'Notification' in window && Notification.permission === 'default' ? asking : working;
