import { RoomsOverview } from '#components/rooms/rooms-overview.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { getWords } from '../../get-words.ts';
import { PageTitle } from '../../page-title.tsx';

export default async function RoomsPage() {
  const { rooms } = await getWords();
  return (
    <WordsProvider words={{ rooms }}>
      <PageTitle name={rooms.name} />
      <RoomsOverview />
    </WordsProvider>
  );
}
