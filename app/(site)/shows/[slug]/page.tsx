import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HtmlOnly } from '#components/shows/html-only.tsx';
import { ShowList } from '#components/shows/show-list.tsx';
import { ShowPage } from '#components/shows/show-page.tsx';
import { recordingOf, type Show, showOf } from '#lib/feeds/archive.ts';
import { recordingObject, scriptJson } from '#lib/feeds/sharing.ts';
import { getSite } from '#lib/site/current.ts';
import { getArchive } from '../../../get-archive.ts';
import { sharePicture } from '../../../share-site.ts';
import '#components/shows/shows.css';

/** None in a build, which knows no sheet: each is made when it is first asked for. */
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };
type Found = { year: string; shows: Show[] } | { show: Show };

/** `/shows/2026` is a year, everything else one show; an address with an older title leads to the newer one. */
async function find(slug: string): Promise<Found> {
  const shows = await getArchive();
  if (/^\d{4}$/.test(slug)) {
    const ofYear = shows.filter(({ start }) => start.startsWith(slug));
    if (ofYear.length === 0) notFound();
    return { year: slug, shows: ofYear };
  }
  const show = showOf(shows, slug);
  if (!show) notFound();
  return { show };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await find((await params).slug);
  if ('year' in found) return { title: `Shows of ${found.year}` };
  const { title, description } = found.show;
  const about = description?.slice(0, 200);
  return {
    title,
    description: about,
    alternates: { canonical: `/shows/${found.show.slug}` },
    openGraph: { type: 'video.other', title, description: about, images: await sharePicture(found.show) },
    twitter: { card: 'summary_large_image' },
  };
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const found = await find(slug);
  if ('year' in found) {
    return (
      <div className="show">
        <h2>Shows of {found.year}</h2>
        <ShowList shows={found.shows} />
      </div>
    );
  }
  const config = getSite()?.config;
  const options = {
    siteHost: new URL(config?.siteUrl ?? 'http://localhost').hostname,
    allowedHosts: config?.embedHosts ?? [],
  };
  const { show } = found;
  const embed = recordingOf(show.recording, options);
  const siteUrl = config?.siteUrl ?? '';
  const recording = recordingObject(show, {
    image: siteUrl + (await sharePicture(show)).url,
    page: `${siteUrl}/shows/${show.slug}`,
    player: embed,
  });
  return (
    <>
      {/* In the page and not as a 308: a flat file can carry it, and Next loses the Location of a redirect that it made
          in the background. */}
      {show.slug === slug ? null : <meta httpEquiv="refresh" content={`0;url=/shows/${show.slug}`} />}
      {recording ? <HtmlOnly json={scriptJson(recording)} /> : null}
      <ShowPage show={show} embed={embed} />
    </>
  );
}
