import { notFound } from 'next/navigation';
import '#components/content/article.css';
import { ARTICLE, TEXT } from '#components/content/look.ts';
import { LoadTable } from '#components/numbers/load-table.tsx';
import { numberText } from '#lib/format/counts.ts';
import { seriesLoads } from '#lib/viewers/load.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { getNumbers } from '../../get-numbers.ts';
import { getSchedule } from '../../get-schedule.ts';
import { getWords } from '../../get-words.ts';
import { PageTitle } from '../../page-title.tsx';

/** How many watched each show, for a site whose Settings say `Numbers` = `public`. */
export default async function NumbersPage() {
  const loads = await getNumbers();
  if (loads === null) notFound();
  const view = await getSchedule();
  const { numbers: words, about } = await getWords();
  const reader = { locale: about.locale, timeZone: view?.timeZone ?? 'UTC' };
  return (
    <div className={ARTICLE}>
      <PageTitle name={words.title} />
      <h2>{words.title}</h2>
      <LoadTable loads={loads} words={words} language={about.language} reader={reader} />
      <div className={TEXT}>
        <h3>{words.series}</h3>
        <ul>
          {seriesLoads(loads).map(({ series, shows, most, watched }) => (
            <li key={series}>
              <bdi>{series}</bdi>: {sayCount(words.shows, shows, about.language)}, {words.columns.most}{' '}
              {numberText(most, about.language)}, {words.columns.watched}{' '}
              {numberText(watched, about.language)}
            </li>
          ))}
        </ul>
        <p>
          {words.download} <a href="/numbers.csv">CSV</a>, <a href="/numbers.json">JSON</a>
        </p>
        <p className="text-muted">{words.note}</p>
      </div>
    </div>
  );
}
