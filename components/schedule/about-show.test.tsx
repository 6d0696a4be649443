import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WordsProvider } from '#components/words/use-words.tsx';
import { feedSlot, feedWith } from '#lib/feeds/testing/feed.ts';
import { english } from '#lib/words/english.ts';
import { AboutShow } from './about-show.tsx';
import { SiteProvider } from './site-context.tsx';

const START = Date.parse('2026-11-28T20:00:00Z');
const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** This part of the front page, in the HTML that is made at an instant (ms). */
function htmlAt(instant: number): string {
  const view = feedWith([
    feedSlot({
      uid: 'one',
      start: iso(START),
      end: iso(START + HOUR),
      description: 'About trains.',
      notes: '/notes/trains%201.pdf',
    }),
    feedSlot({
      uid: 'two',
      start: iso(START + HOUR),
      end: iso(START + 2 * HOUR),
      description: 'About ships.',
    }),
  ]);
  return renderToStaticMarkup(
    <WordsProvider words={{ site: english.site }}>
      <SiteProvider initial={view} title={undefined} renderedAt={instant}>
        <AboutShow />
      </SiteProvider>
    </WordsProvider>,
  );
}

it('links the notes of the show that is on, from its first second to its last', () => {
  for (const instant of [START, START + HOUR - 1000])
    expect(htmlAt(instant)).toMatch(/<a href="\/notes\/trains%201\.pdf"[^>]*>Show notes<\/a>/);
});

it('links no notes of a show that is over, to come, or has none', () => {
  expect(htmlAt(START - HOUR)).toBe('');
  const next = htmlAt(START + HOUR);
  expect(next).toContain('About ships.');
  expect(next).not.toContain('<a ');
});
