import type { Metadata } from 'next';
import { RoomsOverview } from '#components/rooms/rooms-overview.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { getWords } from '../../get-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords()).rooms.name };
}

export default async function RoomsPage() {
  const { rooms } = await getWords();
  return (
    <WordsProvider words={{ rooms }}>
      <RoomsOverview />
    </WordsProvider>
  );
}
