import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Article } from '#components/content/article.tsx';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { SHOW } from '#components/shows/parts.tsx';
import { PeriodName, PeriodNeighbours, Periods } from '#components/shows/periods.tsx';
import { ShowList } from '#components/shows/show-list.tsx';
import { ShowPage } from '#components/shows/show-page.tsx';
import { isPeriod, type PeriodView, periodView } from '#lib/archive/periods.ts';
import { showOf } from '#lib/archive/published.ts';
import { asShown, recordingOf, type Show } from '#lib/archive/show.ts';
import { recordingObject, scriptJson } from '#lib/feeds/sharing.ts';
import { isReadable } from '#lib/notes/readable.ts';
import { slugOf } from '#lib/schedule/slug.ts';
import { say } from '#lib/words/words.ts';
import { lineOf } from '#server/archive/search-index.ts';
import { getSite } from '#server/services.ts';
import { embedOptions } from '../../../embed-options.ts';
import { getArchive } from '../../../get-archive.ts';
import { getWords } from '../../../get-words.ts';
import { Moved } from '../../../moved.tsx';
import { PageTitle } from '../../../page-title.tsx';
import { sharePicture } from '../../../share-site.ts';
import { ShowsWords } from '../../../shows-words.tsx';
import '#components/shell/print.css';
import '#components/shows/shows.css';

/** A build has no sheet, so it makes none. Each is made on its first request. */
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };
type Found = { period: PeriodView } | { show: Show };

/** `/shows/2026` is a year, `/shows/2026-11` a month; everything else is one show, by any address that it had. */
async function find(slug: string): Promise<Found> {
  const archive = await getArchive();
  if (isPeriod(slug)) {
    const period = periodView(archive.shows, slug);
    return period ? { period } : notFound();
  }
  const show = showOf(archive, slug);
  return show ? { show } : notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const found = await find(slug);
  if ('period' in found) return {};
  const { title, description } = found.show;
  const about = description?.slice(0, 200);
  return {
    description: about,
    alternates: { canonical: `/shows/${found.show.slug}` },
    openGraph: {
      type: 'video.other',
      title,
      description: about,
      images: await sharePicture(asShown(found.show)),
    },
    twitter: { card: 'summary_large_image' },
  };
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const found = await find(slug);
  if ('period' in found) {
    const { shows, parts, older, newer } = found.period;
    const { shows: words } = await getWords();
    return (
      <ShowsWords>
        <PageTitle name={say(words.ofPeriod, { period: slug })} />
        <div className={SHOW}>
          <h2>
            <PeriodName name={slug} />
          </h2>
          <ShowList shows={shows.map(lineOf)} />
          {parts.length > 0 ? <Periods periods={parts} within="within" /> : null}
          <PeriodNeighbours older={older} newer={newer} />
        </div>
      </ShowsWords>
    );
  }
  const site = getSite();
  const options = embedOptions();
  const { show } = found;
  const embed = recordingOf(show.recording, options);
  const siteUrl = site?.config.siteUrl ?? '';
  const recording = recordingObject(show, {
    image: siteUrl + (await sharePicture(asShown(show))).url,
    page: `${siteUrl}/shows/${show.slug}`,
    player: embed,
  });
  const article = site?.archive.content.shows.find((file) => file.slug === show.article)?.code;
  return (
    <ShowsWords>
      <PageTitle name={show.title} />
      <Moved slug={slug} now={show.slug} folder="/shows/" />
      {recording ? <HtmlScript type="application/ld+json" code={scriptJson(recording)} /> : null}
      <ShowPage
        show={show}
        embed={embed}
        seriesHref={show.series === null ? null : `/series/${slugOf(show.series)}`}
        readable={isReadable(show.notes, options.allowedHosts)}
      >
        {article ? <Article code={article} options={options} /> : null}
      </ShowPage>
    </ShowsWords>
  );
}
