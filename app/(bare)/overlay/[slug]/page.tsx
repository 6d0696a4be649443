import { getRoom } from '../../../get-room.ts';
import { Moved } from '../../../moved.tsx';
import OverlayPage from '../page.tsx';

/** A build has no sheet, so it makes none. Each is made on its first request. */
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
