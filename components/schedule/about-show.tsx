import { useWords } from '#components/words/use-words.tsx';
import { OutLink, OutLinks } from './out-links.tsx';
import { SectionTitle } from './section-title.tsx';
import { useNow } from './use-now.ts';

/** The description of what is on, and its show notes. */
export function AboutShow() {
  const { slot } = useNow();
  const { about, notes } = useWords('site').front;
  if (!slot?.description && !slot?.notes) return null;
  return (
    <section key={slot.uid} aria-labelledby="about-show">
      <SectionTitle id="about-show">{about}</SectionTitle>
      <p className="whitespace-pre-line max-w-prose">
        <bdi>{slot.description}</bdi>
      </p>
      {slot.notes ? (
        <OutLinks>
          <OutLink href={slot.notes}>{notes}</OutLink>
        </OutLinks>
      ) : null}
    </section>
  );
}
