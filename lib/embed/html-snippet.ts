import { refuse } from './result.ts';
import type { Refusal } from './types.ts';

/** One HTML tag: its name, and its attributes as browsers read them (the first of a name counts). */
type Tag = { name: string; attributes: Map<string, string> };

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;
const players = new Set(['iframe', 'embed', 'video', 'audio', 'source']);
const namedEntities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

/** The address that a pasted embed code plays, or a refusal; null when the text is not HTML. */
export function addressInHtml(text: string): string | Refusal | null {
  if (!/<[a-z]/i.test(text)) return null;
  const tags = readTags(text);
  const shown = tags.filter((tag) => players.has(tag.name));
  // An embed code of a site that also wants a script (Vimeo's does) is fine: only its player's address is used.
  if (shown.some(runsScript)) return refuse('snippetScript');
  const source = shown.length > 0 ? shown : tags.filter((tag) => tag.name === 'a');
  const addresses = new Set(source.map(addressOf).filter((address) => address !== ''));
  const [only] = addresses;
  if (addresses.size > 1) return refuse('snippetSeveral');
  if (only === undefined) return refuse('snippetEmpty');
  return only;
}

function readTags(text: string): Tag[] {
  const tags: Tag[] = [];
  // Quoted values may hold a ">", so a tag ends at the first ">" outside quotes.
  for (const [, name = '', rest = ''] of text.matchAll(
    /<([a-z][a-z0-9]*)((?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?)>/gi,
  )) {
    const attributes = new Map<string, string>();
    for (const [, key = '', double, single, bare] of rest.matchAll(attribute)) {
      const lower = key.toLowerCase();
      if (!attributes.has(lower)) attributes.set(lower, decodeEntities(double ?? single ?? bare ?? ''));
    }
    tags.push({ name: name.toLowerCase(), attributes });
  }
  return tags;
}

function runsScript(tag: Tag): boolean {
  return [...tag.attributes.keys()].some((name) => name === 'srcdoc' || name.startsWith('on'));
}

function addressOf(tag: Tag): string {
  return (tag.attributes.get(tag.name === 'a' ? 'href' : 'src') ?? '').trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return namedEntities[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
