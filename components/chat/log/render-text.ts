import { formatSpans } from '#lib/irc/message/format.ts';
import { showText } from '#lib/irc/message/safety.ts';
import type { Span } from '#lib/irc/types.ts';
import { el } from '../panel/dom.ts';
import { findLinks } from './linkify.ts';

/** Site emotes: name → address of the picture. */
export type Emotes = ReadonlyMap<string, string>;

/** Printable ASCII without a colon holds no formatting, no link, no emote: most lines. */
const PLAIN = /^[\x20-\x39\x3b-\x7e]*$/;
const EMOTE = /:([\w+-]+):/g;

/** Puts a line's text into `parent`: formatting, links and emotes, all else as text. */
export function appendText(parent: Node, text: string, emotes: Emotes): void {
  if (PLAIN.test(text)) {
    parent.appendChild(document.createTextNode(text));
    return;
  }
  for (const span of formatSpans(text)) {
    const into = hasStyle(span) ? parent.appendChild(styled(span)) : parent;
    appendLinks(into, showText(span.text), emotes);
  }
}

function appendLinks(parent: Node, text: string, emotes: Emotes): void {
  let at = 0;
  for (const { start, end, href, label } of findLinks(text)) {
    appendEmotes(parent, text.slice(at, start), emotes);
    const link = el('a', 'mq-chat-link', label);
    link.href = href;
    link.title = href;
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow ugc';
    parent.appendChild(link);
    at = end;
  }
  appendEmotes(parent, text.slice(at), emotes);
}

function appendEmotes(parent: Node, text: string, emotes: Emotes): void {
  let at = 0;
  if (emotes.size > 0 && text.includes(':')) {
    for (const match of text.matchAll(EMOTE)) {
      const src = emotes.get(match[1] ?? '');
      if (src === undefined) continue;
      parent.appendChild(document.createTextNode(text.slice(at, match.index)));
      const image = el('img', 'mq-chat-emote');
      image.src = src;
      image.alt = match[0];
      image.title = match[0];
      parent.appendChild(image);
      at = match.index + match[0].length;
    }
  }
  if (at < text.length) parent.appendChild(document.createTextNode(text.slice(at)));
}

const hasStyle = (span: Span) => {
  for (const key in span) if (key !== 'text' && span[key as keyof Span] !== undefined) return true;
  return false;
};

function styled(span: Span): HTMLElement {
  const element = el('span');
  const { style } = element;
  const [front, back] = span.reverse
    ? [span.background ?? 'bg', span.foreground ?? 'text']
    : [span.foreground, span.background];
  if (span.bold) style.fontWeight = '700';
  if (span.italic) style.fontStyle = 'italic';
  if (span.mono) style.fontFamily = 'ui-monospace, monospace';
  const lines = `${span.underline ? 'underline ' : ''}${span.strike ? 'line-through' : ''}`.trim();
  if (lines !== '') style.textDecoration = lines;
  if (back !== undefined) {
    style.background = colour(back);
    style.color = colour(front ?? 'text');
  } else if (front !== undefined) {
    // The colour is mixed half and half with the colour of text, so that navy can be read on a dark page, and yellow on a light
    // one.
    style.color = `color-mix(in oklab, ${colour(front)} 60%, var(--mq-text, #f3eff8))`;
  }
  return element;
}

// https://modern.ircdocs.horse/formatting: sixteen by name, then twelve hues in six lightnesses, then greys.
const SIXTEEN =
  'fff 000 00007f 009300 f00 7f0000 9c009c fc7f00 ff0 00fc00 009393 0ff 0000fc f0f 7f7f7f d2d2d2'.split(' ');
const HUES = [0, 30, 60, 90, 120, 160, 180, 210, 240, 275, 300, 330];
const LIGHTNESS = [14, 23, 35, 50, 67, 80];

function colour(code: number | string): string {
  if (typeof code === 'string') return code.startsWith('#') ? code : `var(--mq-${code})`;
  const further = code - SIXTEEN.length;
  if (further < 0) return `#${SIXTEEN[code]}`;
  const row = Math.floor(further / HUES.length);
  const lightness = LIGHTNESS[row];
  if (lightness === undefined) return `hsl(0 0% ${(further % HUES.length) * 10}%)`;
  return `hsl(${HUES[further % HUES.length]} 100% ${lightness}%)`;
}
