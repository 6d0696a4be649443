import { useWords } from '#components/words/use-words.tsx';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';
import { Player } from './player.tsx';

/** A trailer in place of the card that announces a show, until the viewer closes it or the show begins. */
export default function Trailer({ embed, title, onClose }: { embed: Embed; title: string; onClose(): void }) {
  const { trailerOf, trailerEnd } = useWords('site').card;
  return (
    <>
      <Player embed={embed} title={say(trailerOf, { title })} />
      <button type="button" className="stage-action absolute top-4 right-4" onClick={onClose}>
        {trailerEnd}
      </button>
    </>
  );
}
