import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Article } from '#components/content/article.tsx';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from '../../get-schedule.ts';
import { ShowsWords } from '../../shows-words.tsx';
import '#components/shows/shows.css';

/** None in a build, which is of no site yet: each is made when it is first asked for. */
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
  const { title, description } = await find((await params).page);
  return { title, description };
}

export default async function ContentPage({ params }: Props) {
  const { title, code } = await find((await params).page);
  return (
    <ShowsWords>
      <article className="article">
        <h2>{title}</h2>
        <Article code={code} />
      </article>
    </ShowsWords>
  );
}
