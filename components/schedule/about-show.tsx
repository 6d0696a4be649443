'use client';

import { useWords } from '#components/words/use-words.tsx';
import { useNow } from './use-now.ts';

/** The description of what is on. */
export function AboutShow() {
  const { slot } = useNow();
  const { about } = useWords('site').front;
  if (!slot?.description) return null;
  return (
    <section key={slot.uid} aria-labelledby="about-show">
      <h2 id="about-show" className="section-title">
        {about}
      </h2>
      <p className="whitespace-pre-line max-w-prose">
        <bdi>{slot.description}</bdi>
      </p>
    </section>
  );
}
