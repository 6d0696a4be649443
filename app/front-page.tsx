import { AboutShow } from '#components/schedule/about-show.tsx';
import { JustEnded } from '#components/schedule/just-ended.tsx';
import { UpNext } from '#components/schedule/up-next.tsx';
import { WatchAgain } from '#components/schedule/watch-again.tsx';
import { getArchive } from './get-archive.ts';

/** How many recordings the front page offers while nothing is on. */
const RECORDINGS = 4;

/** Renders the part below the stage, on the front page and on that of each room. */
export async function FrontPage() {
  const { shows } = await getArchive();
  const recorded = shows
    .filter(({ recording }) => recording !== null)
    .slice(0, RECORDINGS)
    .map(({ uid, slug, title, start, end, poster }) => ({ uid, slug, title, start, end, poster }));
  return (
    <div className="front">
      <div className="front-columns">
        <div className="front-column">
          <UpNext />
          <AboutShow />
        </div>
        <div className="front-column">
          <JustEnded />
          <WatchAgain shows={recorded} />
        </div>
      </div>
    </div>
  );
}
