import { RemindButton } from '#components/reminders/remind-button.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import { googleLink } from '#lib/feeds/google-link.ts';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { say } from '#lib/words/words.ts';

/** The details of a slot and the things that a viewer can do with it; opens without scripts. */
export function SlotMore({ slot, siteUrl }: { slot: PublicSlot; siteUrl: string }) {
  const words = useWords('schedule');
  return (
    <details
      className="sched-more [grid-area:1/2/span_2] justify-self-end @min-[60rem]:[grid-area:3/1]"
      name="sched-more"
    >
      <summary>
        <span className="sr-only">{say(words.more, { title: slot.title })}</span>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className="sched-card">
        {slot.contentWarning ? (
          <p>
            <Translated text={words.warning} warning={<bdi>{slot.contentWarning}</bdi>} />
          </p>
        ) : null}
        {slot.description ? (
          <p className="whitespace-pre-line">
            <bdi>{slot.description}</bdi>
          </p>
        ) : null}
        {slot.series ? (
          <p>
            <Translated text={words.ofSeries} series={<bdi>{slot.series}</bdi>} />
          </p>
        ) : null}
        <RemindButton of={{ slot }} />
        <ul>
          {slot.notes ? <Action href={slot.notes} text={words.notes} /> : null}
          {slot.recording ? <Action href={slot.recording} text={words.recording} /> : null}
          <Action href={`/schedule/${slot.uid}.ics`} text={words.calendar} />
          <Action href={googleLink(slot, siteUrl, words.inCalendar)} text={words.google} />
        </ul>
      </div>
    </details>
  );
}

function Action({ href, text }: { href: string; text: string }) {
  const outside = href.startsWith('https:');
  return (
    <li>
      <a href={href} {...(outside ? { target: '_blank', rel: 'noreferrer' } : {})}>
        {text}
      </a>
    </li>
  );
}
