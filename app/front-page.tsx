import { Front } from '#components/schedule/front.tsx';
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
  return <Front shows={recorded} />;
}
