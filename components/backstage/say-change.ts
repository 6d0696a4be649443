import type { Change, Difference } from '#lib/backstage/changes.ts';
import { listText } from '#lib/format/lists.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say, type Words } from '#lib/words/words.ts';
import { spanText } from './say.ts';

type EditWords = Words['backstageNow']['edits'];

/** The words that follow a show's title and describe an edit: `is 20 minutes later, has another stream`. */
export function sayChange({ kind, what }: Change, words: EditWords, locale: string): string {
  if (kind !== 'changed') return words[kind];
  const said = what.map((difference) => sayDifference(difference, words, locale));
  return listText(said, locale, 'unit');
}

function sayDifference(difference: Difference, words: EditWords, locale: string): string {
  switch (difference.of) {
    case 'title':
      return say(words.renamed, { title: difference.was });
    case 'start':
      return saySpan(difference.ms, words.later, words.earlier, locale);
    case 'length':
      return saySpan(difference.ms, words.longer, words.shorter, locale);
    case 'end':
      return difference.has ? words.hasEnd : words.noEnd;
    case 'status':
      return words.statuses[difference.is];
    case 'streams': {
      const { was, is } = difference;
      if (is === 0) return words.noStream;
      if (was === 0) return words.firstStream;
      return was === is ? words.otherStream : sayCount(words.streams, is, locale);
    }
    case 'detail': {
      const { had, has, name } = difference;
      const text = had ? (has ? words.changed : words.lost) : words.got;
      return say(text, { detail: words.details[name] });
    }
  }
}

const saySpan = (ms: number, more: string, less: string, locale: string) =>
  say(ms > 0 ? more : less, { time: spanText(Math.abs(ms), locale) });
