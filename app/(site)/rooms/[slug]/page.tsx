import type { Metadata } from 'next';
import { sharing } from '#lib/feeds/sharing.ts';
import { FrontPage } from '../../../front-page.tsx';
import { getRoom } from '../../../get-room.ts';
import { getWords } from '../../../get-words.ts';
import { Moved } from '../../../moved.tsx';
import { PageTitle } from '../../../page-title.tsx';
import { sharePicture } from '../../../share-site.ts';

/** A build has no sheet, so it makes none. Each is made on its first request. */
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { room, view } = await getRoom((await params).slug);
  const shared = sharing(view, (await getWords()).sharing, Date.now(), room.slug);
  const isFirst = room.slug === view.rooms[0]?.slug;
  return {
    description: shared.description,
    alternates: {
      // The first room is on the front page.
      canonical: isFirst ? '/' : `/rooms/${room.slug}`,
      types: { 'text/calendar': `/rooms/${room.slug}.ics` },
    },
    openGraph: {
      type: 'website',
      siteName: view.title,
      title: room.name,
      description: shared.description,
      images: await sharePicture(shared.slot),
    },
    twitter: { card: 'summary_large_image' },
  };
}

/** One room: its stream is on the stage of the layout. */
export default async function RoomPage({ params }: Props) {
  const { slug } = await params;
  const { room } = await getRoom(slug);
  return (
    <>
      <PageTitle name={room.name} />
      <Moved slug={slug} now={room.slug} folder="/rooms/" />
      <FrontPage />
    </>
  );
}
