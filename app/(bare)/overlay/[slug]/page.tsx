import { getRoom } from '../../../get-room.ts';
import { Moved } from '../../../moved.tsx';
import OverlayPage from '../page.tsx';

/** None in a build, which knows no sheet: each is made when it is first asked for. */
export const generateStaticParams = () => [];

/** The same for one room, which the address names. */
export default async function RoomOverlayPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { room } = await getRoom(slug);
  return (
    <>
      <Moved slug={slug} now={room.slug} folder="/overlay/" />
      <OverlayPage />
    </>
  );
}
