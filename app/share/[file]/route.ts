import { asShown } from '#lib/archive/show.ts';
import { drawPicture } from '#server/share/draw.ts';
import { pictureOf } from '#server/share/picture.ts';
import { fetchPoster } from '#server/share/poster.ts';
import { getArchive } from '../../get-archive.ts';
import { getFeed } from '../../get-feed.ts';
import { shareSite } from '../../share-site.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** A build has no sheet, so it makes none. Each is drawn on its first request, and is a file from then on. */
export const generateStaticParams = () => [];

/** The picture that other sites show when somebody shares a link to a show, or to the site (`site.png`). */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const uid = /^([0-9a-z]+)\.png$/.exec((await params).file)?.[1];
  const slot = await find(uid);
  if (!uid || (!slot && uid !== 'site')) return new Response('There is no such show.\n', { status: 404 });
  const picture = pictureOf(slot, await shareSite());
  const png = await drawPicture(picture, await fetchPoster(picture.poster, 'public'));
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}

async function find(uid: string | undefined) {
  const isIt = (one: { uid: string }) => one.uid === uid;
  const slot = (await getFeed()).slots.find(isIt);
  if (slot) return slot;
  const show = (await getArchive()).shows.find(isIt);
  return show ? asShown(show) : null;
}
