import { parseUrl } from '#lib/embed/parsed-url.ts';
import { cellText, isNothing, isUnknownYet, richCell } from './cell.ts';
import { fold, foldWords } from './fold.ts';
import { nearest } from './nearest.ts';
import { type Sentence, sentence } from './sentence.ts';
import { didYouMean } from './sentences.ts';
import type { Caption, Cell, Playback } from './types.ts';
import { byWord } from './words/by-word.ts';

const TOGETHER = new Set(
  'together,in step,in sync,sync,synced,synchronised,synchronized,simulive,watch party,zusammen,gemeinsam,synchron,ensemble,synchronise,juntos,juntas,junto,sincronizado,一緒に,同時,insieme,samen'.split(
    ',',
  ),
);
const LIVE = new Set('live,direct,direkt,en direct,en vivo,directo,ao vivo,vivo,ライブ,生放送'.split(','));
const LOOP = new Set(
  'loop,looped,looping,repeat,again and again,schleife,endlos,endlosschleife,boucle,en boucle,bucle,en bucle,repetir,ループ'.split(
    ',',
  ),
);

/** The meaning of a Playback cell; if it is not understood, a suggestion or null. */
export function parsePlayback(text: string): { playback: Playback } | { suggestion: string | null } {
  const folded = text.length > 60 ? '' : fold(text);
  const words = folded.split(/\s*[,;/+&]\s*|\s+(?:and|und|et|y|e)\s+/).filter((word) => word !== '');
  const together = words.some((word) => TOGETHER.has(word));
  const loop = words.some((word) => LOOP.has(word));
  const known = words.every((word) => TOGETHER.has(word) || LOOP.has(word) || LIVE.has(word));
  // "loop" alone: only a recording can be repeated.
  if (known && (together || loop)) return { playback: loop ? 'together, loop' : 'together' };
  if (known && words.length > 0) return { playback: 'live' };
  // "together loop"
  const parts = foldWords(folded).split(' ');
  if (parts.length === 2 && TOGETHER.has(parts[0] ?? '') && LOOP.has(parts[1] ?? '')) {
    return { playback: 'together, loop' };
  }
  return { suggestion: nearest(folded, ['together', 'together, loop', 'live']) };
}

/** At most this many files of a slot are offered: one a language, and some more. */
const MOST_CAPTIONS = 40;
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i;
/** A few languages as people write them. */
const LANGUAGE_NAMES = byWord({
  en: 'english englisch anglais ingles',
  de: 'german deutsch allemand aleman alemao',
  fr: 'french francais franzosisch frances',
  es: 'spanish espanol spanisch espagnol espanhol',
  pt: 'portuguese portugues portugiesisch portugais',
  it: 'italian italiano italienisch italien',
  nl: 'dutch nederlands',
  ja: 'japanese japanisch 日本語',
});

type CaptionsText = { captions: Caption[]; complaints: Sentence[][] };

/** Reads a Captions cell: addresses of WebVTT files, one a line, each with a language before it (`es: https://…`). */
export function readCaptions(cell: Cell | undefined): CaptionsText {
  const captions: Caption[] = [];
  const complaints: Sentence[][] = [];
  const [link] = richCell(cell)?.links ?? [];
  const text = cellText(cell).slice(0, 20_000);
  const lines = link && !text.includes('://') ? [`${text}: ${link.uri}`] : text.split(/[\r\n]+/);
  for (const line of lines) {
    const typed = line.trim();
    if (isNothing(typed) || isUnknownYet(typed)) continue;
    const read = readCaption(typed);
    if ('why' in read) complaints.push(read.why);
    else if (captions.length < MOST_CAPTIONS && !captions.some(({ src }) => src === read.src)) {
      captions.push(read);
    }
  }
  return { captions, complaints };
}

function readCaption(line: string): Caption | { why: Sentence[] } {
  const [, before = '', typed = line] =
    /^([^/]{0,40}?)\s*(?:[:=|]\s*|\s)((?:https?:\/\/|\/(?!\/))\S+)$/i.exec(line) ?? [];
  const address = /^(\S+?)(?:\s+[([]([^()[\]]{2,30})[)\]])?$/.exec(typed);
  const src = address?.[1] ?? '';
  const label = before || address?.[2] || '';
  const own = /^\/(?!\/)[\w\-.~%/]{1,500}$/.test(src) && !/(?:^|\/)\.\.?(?:\/|$)|%2e|%5c|%0/i.test(src);
  const place = own ? null : parseUrl(src);
  if (place && !place.ok) return { why: [place.why] };
  if (place && !place.secure) return { why: [sentence('onlyHttps')] };
  const language = languageOf(label);
  if (label !== '' && language === null) {
    return {
      why: [
        sentence('notLanguage', { text: label }),
        ...didYouMean(nearest(fold(label), Object.keys(LANGUAGE_NAMES))),
      ],
    };
  }
  return { language, src: place ? place.href : src };
}

function languageOf(label: string): string | null {
  const name = LANGUAGE_NAMES[fold(label)];
  if (name !== undefined) return name;
  if (!LANGUAGE.test(label)) return null;
  try {
    return Intl.getCanonicalLocales(label.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
