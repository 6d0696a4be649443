import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LINKS, NOTE } from '#components/notes/look.ts';
import { RemindButton } from '#components/reminders/remind-button.tsx';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import { SHOW, ShowRow } from '#components/shows/parts.tsx';
import { ShowList } from '#components/shows/show-list.tsx';
import { Word } from '#components/words/word.tsx';
import { isOfSeries, seriesOf } from '#lib/feeds/feed.ts';
import { lineOf } from '#server/archive/search-index.ts';
import { getArchive } from '../../../get-archive.ts';
import { getFeed } from '../../../get-feed.ts';
import { Moved } from '../../../moved.tsx';
import { PageTitle } from '../../../page-title.tsx';
import { ShowsWords } from '../../../shows-words.tsx';
import '#components/reminders/remind-button.css';
import '#components/shows/shows.css';

/** A build has no sheet, so it makes none. Each is made on its first request. */
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

/** How many past ones, and how many to come, the page of a series names; the search finds the others. */
const MOST_PAST = 200;
const MOST_COMING = 20;

async function find(slug: string) {
  const archive = await getArchive();
  const feed = await getFeed();
  const isOfIt = isOfSeries(slug, [...feed.slots, ...archive.shows]);
  const shown = archive.shows.filter(isOfIt);
  const slots = feed.slots.filter(isOfIt);
  const [series] = seriesOf([...slots, ...shown]);
  if (!series) notFound();
  const coming = slots.filter(({ start }) => Date.parse(start) > Date.now());
  return {
    series,
    total: shown.length,
    shown: shown.slice(0, MOST_PAST),
    coming: coming.slice(0, MOST_COMING),
    isRunning: slots.length > 0,
  };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { series } = await find((await params).slug);
  return {
    alternates: {
      canonical: `/series/${series.slug}`,
      types: {
        'application/rss+xml': `/series/${series.slug}/feed.xml`,
        'text/calendar': `/series/${series.slug}/schedule.ics`,
      },
    },
  };
}

export default async function SeriesPage({ params }: Props) {
  const { slug } = await params;
  const { series, total, shown, coming, isRunning } = await find(slug);
  return (
    <ShowsWords>
      <PageTitle name={series.name} />
      <Moved slug={slug} now={series.slug} folder="/series/" />
      <div className={SHOW}>
        <h2>
          <bdi>{series.name}</bdi>
        </h2>
        <p className={LINKS}>
          <a href={`/series/${series.slug}/schedule.ics`}>
            <Word of="shows.series.calendar" />
          </a>
          <a href={`/series/${series.slug}/feed.xml`}>
            <Word of="shows.series.rss" />
          </a>
          {/* A series that ended more than a month ago is not included. */}
          {isRunning ? <RemindButton of={{ series: series.name }} /> : null}
        </p>
        {coming.length > 0 ? (
          <section aria-labelledby="coming">
            <h3 id="coming">
              <Word of="shows.series.coming" />
            </h3>
            <ul>
              {coming.map((slot) => (
                <ShowRow key={slot.uid}>
                  <bdi>{slot.title}</bdi>
                  <span className={NOTE}>
                    <SlotTime slot={slot} />
                    {slot.status === 'confirmed' ? null : (
                      <>
                        {' · '}
                        <Word of={`shows.series.${slot.status}`} />
                      </>
                    )}
                  </span>
                </ShowRow>
              ))}
            </ul>
          </section>
        ) : null}
        {shown.length > 0 ? (
          <section aria-labelledby="shown">
            <h3 id="shown">
              <Word of="shows.series.shown" />
            </h3>
            <ShowList shows={shown.map(lineOf)} />
            {shown.length < total ? (
              <p className={LINKS}>
                <a href={`/shows?${new URLSearchParams({ q: series.name })}`}>
                  <Word of="shows.series.all" values={{ n: total }} />
                </a>
              </p>
            ) : null}
          </section>
        ) : null}
      </div>
    </ShowsWords>
  );
}
