import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Article } from '#components/content/article.tsx';
import { ARTICLE } from '#components/content/look.ts';
import { getSite } from '#server/services.ts';
import { embedOptions } from '../../embed-options.ts';
import { getSchedule } from '../../get-schedule.ts';
import { PageTitle } from '../../page-title.tsx';
import { ShowsWords } from '../../shows-words.tsx';
import '#components/shows/shows.css';

/** The build has no sheet, so no pages are prerendered; each is rendered on first request. */
export const generateStaticParams = () => [];

type Props = { params: Promise<{ page: string }> };

/** A page of `content/pages/`. */
async function find(slug: string) {
  await getSchedule();
  const page = getSite()?.archive.content.pages.find((one) => one.slug === slug);
  if (!page) notFound();
  return page;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { description } = await find((await params).page);
  return { description };
}

export default async function ContentPage({ params }: Props) {
  const { title, code } = await find((await params).page);
  return (
    <ShowsWords>
      <PageTitle name={title} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls, and a text may have no link that keys reach */}
      <article className={ARTICLE} tabIndex={0} aria-label={title}>
        <h2>{title}</h2>
        <Article code={code} options={embedOptions()} />
      </article>
    </ShowsWords>
  );
}
