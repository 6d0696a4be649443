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
    // Half-way to the text's own colour: nobody's navy is lost on a dark page, nor their yellow on a light one.
    style.color = `color-mix(in oklab, ${colour(front)} 60%, var(--mq-text, #f3eff8))`;
  }
  return element;
}

// https://modern.ircdocs.horse/formatting, 0 to 98
const PALETTE =
  'ffffff00000000007f009300ff00007f00009c009cfc7f00ffff0000fc0000939300ffff0000fcff00ff7f7f7fd2d2d2' +
  '47000047210047470032470000470000472c0047470027470000472e004747004747002a740000743a00747400517400' +
  '0074000074490074740040740000744b0074740074740045b50000b56300b5b5007db50000b50000b57100b5b50063b5' +
  '0000b57500b5b500b5b5006bff0000ff8c00ffff00b2ff0000ff0000ffa000ffff008cff0000ffa500ffff00ffff0098' +
  'ff5959ffb459ffff71cfff606fff6f65ffc96dffff59b4ff5959ffc459ffff66ffff59bcff9c9cffd39cffff9ce2ff9c' +
  '9cff9c9cffdb9cffff9cd3ff9c9cffdc9cffff9cffff94d30000001313132828283636364d4d4d6565658181819f9f9f' +
  'bcbcbce2e2e2ffffff';

const colour = (code: number | string) =>
  typeof code === 'number'
    ? `#${PALETTE.slice(code * 6, code * 6 + 6)}`
    : code.startsWith('#')
      ? code
      : `var(--mq-${code})`;
