import { expect, it } from 'vitest';
import { wordsFor } from '#lib/words/read-words.ts';
import { frab } from './frab.ts';
import { googleLink } from './google-link.ts';
import { iCalendar, iCalendarOfSlot } from './icalendar.ts';
import { rss } from './rss.ts';
import { slotLinks } from './slot-link.ts';
import { feedSlot, feedWith } from './testing/feed.ts';

const linkOf = slotLinks('https://watch.example.org', [], Date.parse('2026-11-28T12:00:00Z'));

const AT = Date.parse('2026-11-28T23:00:00Z');
const slot = feedSlot({
  host: 'Ada {title}',
  contentWarning: 'Blitzlicht',
  status: 'tentative',
  notes: '/notes/a.pdf',
  recording: 'https://video.example.org/w/1',
});
const feed = feedWith([slot]);
const unfolded = (text: string) => text.replaceAll('\r\n ', '');

it.each([
  ['en', 'With Ada {title}', 'Content warning: Blitzlicht', 'Watch: https://watch.example.org/'],
  ['de_AT', 'Mit Ada {title}', 'Inhaltshinweis: Blitzlicht', 'Zuschauen: https://watch.example.org/'],
])('a calendar speaks %s', (locale, ...parts) => {
  const { feeds } = wordsFor(locale);
  const description = `DESCRIPTION:${parts.join('\\n\\n')}\r\n`;
  expect(unfolded(iCalendar(feed, feeds, linkOf))).toContain(description);
  expect(unfolded(iCalendarOfSlot(slot, feed.siteUrl, feeds, linkOf))).toContain(description);
  const link = new URL(googleLink(slot, feed.siteUrl, feeds.inCalendar));
  expect(link.searchParams.get('details')).toContain(parts.join('\n\n'));
});

it.each([
  ['en', 'What The picture house shows and showed.', 'The recording', 'Content warning: Blitzlicht'],
  ['de', 'Was The picture house zeigt und gezeigt hat.', 'Die Aufzeichnung', 'Inhaltshinweis: Blitzlicht'],
])('RSS speaks %s', (locale, about, recording, warning) => {
  const text = rss(feed, `${feed.siteUrl}/feed.xml`, AT, wordsFor(locale).feeds);
  expect(text).toContain(`<description>${about}</description>`);
  expect(text).toContain(`>${recording}</podcast:contentLink>`);
  expect(text).toContain(`<description>${warning}</description>`);
});

it.each([
  ['en', 'To be confirmed', 'Content warning: Blitzlicht', 'Show notes', 'Recording'],
  ['de', 'Noch nicht sicher', 'Inhaltshinweis: Blitzlicht', 'Begleitheft', 'Aufzeichnung'],
])('frab speaks %s', (locale, tentative, warning, notes, recording) => {
  const text = frab(feed, AT, wordsFor(locale).feeds, linkOf);
  expect(text).toContain(`<subtitle>${tentative}</subtitle>`);
  expect(text).toContain(`<abstract>${warning}</abstract>`);
  for (const name of [notes, recording]) expect(text).toContain(`>${name}</link>`);
});
