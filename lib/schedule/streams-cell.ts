import { parseAddress } from '#lib/embed/parse-address.ts';
import type { EmbedOptions, Provider } from '#lib/embed/types.ts';
import { cellText, formulaError, isNothing, isUnknownYet, richCell } from './cell.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';
import { cleanLine } from './plain-text.ts';
import type { ProblemCode } from './problems.ts';
import { type Said, said } from './said.ts';
import { didYouMean } from './sentences.ts';
import { splitStreams } from './split-streams.ts';
import { type Alias, type Aliases, toEmbed } from './streams-tab.ts';
import type { Cell, Stream } from './types.ts';

/** What a Stream cell holds, and what is wrong with the rest of it. */
export type StreamsText = { streams: Stream[]; complaints: Array<{ code: ProblemCode; says: Said[] }> };

const MOST_STREAMS = 16;
const LONGEST_LABEL = 40;
const LONGEST_CELL = 20_000;
const MOST_REMEMBERED = 20_000;

const PROVIDER_NAMES: Record<Provider, string> = {
  youtube: 'YouTube',
  twitch: 'Twitch',
  vimeo: 'Vimeo',
  dailymotion: 'Dailymotion',
  peertube: 'PeerTube',
  owncast: 'Owncast',
  kick: 'Kick',
  facebook: 'Facebook',
  streamable: 'Streamable',
  archive: 'Internet Archive',
  gdrive: 'Google Drive',
  odysee: 'Odysee',
  rumble: 'Rumble',
  soundcloud: 'SoundCloud',
  angelthump: 'AngelThump',
  picarto: 'Picarto',
  media: 'Stream',
  page: 'Page',
};

/** Reads Stream cells: addresses, names from the Streams tab, several of them, labelled, linked or pasted as HTML. */
export type StreamsReader = (cell: Cell | undefined) => StreamsText;

const NONE: StreamsText = { streams: [], complaints: [] };

export function streamsReader(aliases: Aliases, options: EmbedOptions): StreamsReader {
  // Rows share their streams: most sheets have a handful of addresses.
  const remembered = new Map<string, StreamsText>();
  let last: Cell = '';
  let lastFound = NONE;

  return (cell) => {
    if (cell === undefined || cell === '') return NONE;
    if (cell !== last) {
      last = cell;
      lastFound = find(cell);
    }
    return lastFound;
  };

  function find(cell: Cell): StreamsText {
    const text = cellText(cell);
    const links = richCell(cell)?.links ?? [];
    const key = links.length > 0 ? JSON.stringify([text, links]) : text;
    const before = remembered.get(key);
    if (before) return before;
    const result = formulaError(cell) ? failedFormula() : read(text, links, aliases, options);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, result);
    return result;
  }
}

function failedFormula(): StreamsText {
  return { streams: [], complaints: [{ code: 'formula-error', says: [said('formulaNoAddress')] }] };
}

function read(
  text: string,
  links: readonly { text: string; uri: string }[],
  aliases: Aliases,
  options: EmbedOptions,
): StreamsText {
  if (text.length > LONGEST_CELL) {
    return { streams: [], complaints: [{ code: 'stream-refused', says: [said('farTooMuchText')] }] };
  }
  const streams: Stream[] = [];
  const complaints: StreamsText['complaints'] = [];
  const resolves = (source: string) => aliases.has(fold(source)) || parseAddress(source, options).ok;
  for (const { label, address } of splitStreams(text, links, resolves)) {
    if (isNothing(address) || isUnknownYet(address)) continue;
    if (streams.length === MOST_STREAMS) {
      complaints.push({
        code: 'stream-refused',
        says: [said('mostStreams', { n: MOST_STREAMS })],
      });
      break;
    }
    const found = resolve(address, aliases, options);
    if ('code' in found) {
      complaints.push(found);
    } else if (found.embed && !streams.some(({ embed }) => embed.src === found.embed?.src)) {
      const said = label === null ? '' : cleanLine(label, LONGEST_LABEL);
      streams.push({
        label: said || found.label || PROVIDER_NAMES[found.embed.provider],
        embed: found.embed,
      });
    }
  }
  return { streams: numberAlike(streams), complaints };
}

function resolve(
  address: string,
  aliases: Aliases,
  options: EmbedOptions,
): Pick<Alias, 'label' | 'embed'> | StreamsText['complaints'][number] {
  const alias = aliases.get(fold(address));
  if (alias) return { embed: alias.embed, label: alias.label ?? alias.name };
  const result = parseAddress(address, options);
  if (result.ok) return { embed: toEmbed(result), label: null };
  if (/[./:<@\\?=]/.test(address)) return { code: 'stream-refused', says: [result.why] };
  // What was typed is not repeated: it may be a stream key.
  const near = nearest(fold(address), aliases.keys());
  return {
    code: 'unknown-stream',
    says: [said('unknownStream'), ...didYouMean(near && aliases.get(near)?.name)],
  };
}

/** Tabs need names that differ: the second "YouTube" is "YouTube 2". */
function numberAlike(streams: Stream[]): Stream[] {
  const seen = new Map<string, number>();
  return streams.map((stream) => {
    const count = (seen.get(stream.label) ?? 0) + 1;
    seen.set(stream.label, count);
    return count === 1 ? stream : { ...stream, label: `${stream.label} ${count}` };
  });
}
