import { RoomsOverview } from '#components/rooms/rooms-overview.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { getWords } from '../../get-words.ts';
import { PageTitle } from '../../page-title.tsx';

/** The stage shows several rooms here (components/rooms/all-stage.tsx); below it is what is on in each. */
export default async function AllPage() {
  const { rooms } = await getWords();
  return (
    <WordsProvider words={{ rooms }}>
      <PageTitle name={rooms.atOnce} />
      <RoomsOverview />
    </WordsProvider>
  );
}
