import type { Span } from '../types.ts';

// https://modern.ircdocs.horse/formatting
const CODES = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/;
const ALL_CODES =
  /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[\da-fA-F]{6}(?:,[\da-fA-F]{6})?)?|[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
const COLOUR = /^(\d{1,2})(?:,(\d{1,2}))?/;
const HEX = /^([\da-fA-F]{6})(?:,([\da-fA-F]{6}))?/;

const TOGGLES: Record<string, 'bold' | 'italic' | 'underline' | 'strike' | 'mono' | 'reverse'> = {
  '\x02': 'bold',
  '\x1d': 'italic',
  '\x1f': 'underline',
  '\x1e': 'strike',
  '\x11': 'mono',
  '\x16': 'reverse',
};

/** A line has at most this many changes of style. The rest of a longer line keeps the last style. */
const MOST_SPANS = 256;

/** Text without formatting codes and other control characters but line breaks, which draft/multiline has. */
export function stripFormatting(text: string): string {
  return CODES.test(text) ? text.replace(ALL_CODES, '').replaceAll('\t', ' ') : text;
}

const colour = (code: string | undefined) => (code === undefined || code === '99' ? undefined : Number(code));
const hex = (code: string | undefined) => (code === undefined ? undefined : `#${code.toLowerCase()}`);

/** Formatting codes → spans; other control characters but line breaks are dropped. Text without codes is one span. */
export function formatSpans(text: string): Span[] {
  if (!CODES.test(text)) return text ? [{ text }] : [];
  const spans: Span[] = [];
  let style: Omit<Span, 'text'> = {};
  let run = '';
  const end = () => {
    if (run) spans.push({ text: run, ...style });
    run = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const code = c.charCodeAt(0);
    if ((code > 0x1f && code < 0x7f) || code > 0x9f || c === '\n') {
      run += c;
      continue;
    }
    if (c === '\t') run += ' ';
    const toggle = TOGGLES[c];
    if (toggle === undefined && c !== '\x0f' && c !== '\x03' && c !== '\x04') continue;
    const apply = spans.length < MOST_SPANS;
    if (apply) end();
    if (c === '\x03' || c === '\x04') {
      const match = (c === '\x03' ? COLOUR : HEX).exec(text.slice(i + 1, i + 14));
      const read = c === '\x03' ? colour : hex;
      i += match?.[0].length ?? 0;
      const background = match?.[2] === undefined && match ? style.background : read(match?.[2]);
      if (apply) style = { ...style, foreground: read(match?.[1]), background };
    } else if (apply) {
      if (!toggle) style = {};
      else style = { ...style, [toggle]: style[toggle] ? undefined : true };
    }
  }
  end();
  return spans;
}
