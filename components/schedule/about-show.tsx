'use client';

import { useWords } from '#components/words/use-words.tsx';
import { useNow } from './use-now.ts';

/** The description of what is on, and its show notes. */
export function AboutShow() {
  const { slot } = useNow();
  const { about, notes } = useWords('site').front;
  if (!slot?.description && !slot?.notes) return null;
  return (
    <section key={slot.uid} aria-labelledby="about-show">
      <h2 id="about-show" className="section-title">
        {about}
      </h2>
      <p className="whitespace-pre-line max-w-prose">
        <bdi>{slot.description}</bdi>
      </p>
      {slot.notes ? (
        <p className="just-ended-links">
          <a href={slot.notes} target="_blank" rel="noreferrer">
            {notes}
          </a>
        </p>
      ) : null}
    </section>
  );
}
