import { getRoom } from '../../../get-room.ts';
import EmbedPage from '../page.tsx';

/** None in a build, which knows no sheet: each is made when it is first asked for. */
export const generateStaticParams = () => [];

/** The same for one room, which the address names. */
export default async function RoomEmbedPage({ params }: { params: Promise<{ slug: string }> }) {
  await getRoom((await params).slug);
  return <EmbedPage />;
}
