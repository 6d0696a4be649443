import type { Metadata } from 'next';
import { RoomsOverview } from '#components/rooms/rooms-overview.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { getWords } from '../../get-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords()).rooms.atOnce };
}

/** The stage shows several rooms here (components/rooms/all-stage.tsx); below it is what is on in each. */
export default async function AllPage() {
  const { rooms } = await getWords();
  return (
    <WordsProvider words={{ rooms }}>
      <RoomsOverview />
    </WordsProvider>
  );
}
