import type { Tags } from '../types.ts';

/** For the many messages without tags: one map that nobody writes to. */
export const NO_TAGS: Tags = new Map();

// https://ircv3.net/specs/extensions/message-tags#size-limit: 8191 bytes with the @ and the space.
const MOST_TAG_CHARACTERS = 8191;

/** Reads the tags between `@` and the first space. Of a repeated tag the last counts. */
export function parseTags(text: string): Tags {
  if (text.length > MOST_TAG_CHARACTERS) return NO_TAGS;
  const tags = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    let end = text.indexOf(';', at);
    if (end < 0) end = text.length;
    if (end > at) {
      const equals = text.indexOf('=', at);
      if (equals < 0 || equals >= end) tags.set(text.slice(at, end), '');
      else if (equals > at) tags.set(text.slice(at, equals), unescapeTag(text.slice(equals + 1, end)));
    }
    at = end + 1;
  }
  return tags;
}

const UNESCAPED: Record<string, string> = { ':': ';', s: ' ', r: '\r', n: '\n' };

function unescapeTag(value: string): string {
  let slash = value.indexOf('\\');
  if (slash < 0) return value;
  let out = '';
  let from = 0;
  while (slash >= 0) {
    const next = value.charAt(slash + 1);
    out += value.slice(from, slash) + (UNESCAPED[next] ?? next);
    from = slash + 2;
    slash = value.indexOf('\\', from);
  }
  return out + value.slice(from);
}

const ESCAPED: Record<string, string> = { ';': '\\:', ' ': '\\s', '\\': '\\\\', '\r': '\\r', '\n': '\\n' };

/** Tags as they stand after the `@`. */
export function serializeTags(tags: Tags): string {
  let out = '';
  for (const [key, value] of tags) {
    if (out) out += ';';
    out += value === '' ? key : `${key}=${value.replace(/[;\s\\]/g, (c) => ESCAPED[c] ?? c)}`;
  }
  return out;
}
