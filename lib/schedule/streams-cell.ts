import { parseAddress } from '#lib/embed/parse-address.ts';
import { PROVIDER_NAMES } from '#lib/embed/provider-names.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import { cellText, formulaError, isNothing, isUnknownYet, richCell } from './cell.ts';
import { fold } from './fold.ts';
import { type Note, withAnswer } from './lookups.ts';
import { nearest } from './nearest.ts';
import { cleanLine } from './plain-text.ts';
import type { ProblemCode } from './problems.ts';
import { type Sentence, sentence } from './sentence.ts';
import { didYouMean } from './sentences.ts';
import { splitStreams } from './split-streams.ts';
import { type Alias, type Aliases, toEmbed } from './streams-tab.ts';
import type { Cell, CellLink, Stream } from './types.ts';

/** The streams that a Stream cell holds, and what is wrong with the rest of it. */
export type StreamsText = { streams: Stream[]; complaints: Array<{ code: ProblemCode; says: Sentence[] }> };

const MOST_STREAMS = 16;
/** Recordings of a programme, which play one after the other. */
const MOST_ITEMS = 200;
const LONGEST_LABEL = 40;
const LONGEST_CELL = 20_000;
const MOST_REMEMBERED = 20_000;

/**
 * Reads Stream cells: addresses, names from the Streams tab, several of them, labelled, linked or pasted as HTML.
 * In a programme the streams play one after the other, and one may come again.
 */
export type StreamsReader = (cell: Cell | undefined, isProgramme?: boolean) => StreamsText;

const NO_LINKS: readonly CellLink[] = [];
const NONE: StreamsText = { streams: [], complaints: [] };

export function streamsReader(aliases: Aliases, options: EmbedOptions, note: Note): StreamsReader {
  // Rows share their streams: most sheets have a handful of addresses.
  const remembered = new Map<string, StreamsText>();
  let last: Cell = '';
  let lastFound = NONE;

  return (cell, isProgramme = false) => {
    if (cell === undefined || cell === '') return NONE;
    if (isProgramme) return find(cell, true);
    if (cell !== last) {
      last = cell;
      lastFound = find(cell, false);
    }
    return lastFound;
  };

  function find(cell: Cell, isProgramme: boolean): StreamsText {
    const text = cellText(cell);
    const links = richCell(cell)?.links ?? NO_LINKS;
    const key = links.length > 0 || isProgramme ? JSON.stringify([text, links, isProgramme]) : text;
    const before = remembered.get(key);
    if (before) return before;
    const result = formulaError(cell)
      ? failedFormula()
      : read(text, links, aliases, { options, note, isProgramme });
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, result);
    return result;
  }
}

function failedFormula(): StreamsText {
  return { streams: [], complaints: [{ code: 'formula-error', says: [sentence('formulaNoAddress')] }] };
}

function read(
  text: string,
  links: readonly { text: string; uri: string }[],
  aliases: Aliases,
  { options, note, isProgramme }: { options: EmbedOptions; note: Note; isProgramme: boolean },
): StreamsText {
  const most = isProgramme ? MOST_ITEMS : MOST_STREAMS;
  if (text.length > LONGEST_CELL) {
    return { streams: [], complaints: [{ code: 'stream-refused', says: [sentence('farTooMuchText')] }] };
  }
  const streams: Stream[] = [];
  const complaints: StreamsText['complaints'] = [];
  const resolves = (source: string) => {
    if (aliases.has(fold(source))) return true;
    const result = parseAddress(source, options);
    return result.ok || (result.lookup !== undefined && !('isGuess' in result.lookup));
  };
  for (const { label, address, length, badLength } of splitStreams(text, links, resolves)) {
    if (isNothing(address) || isUnknownYet(address)) continue;
    if (streams.length === most) {
      complaints.push({ code: 'stream-refused', says: [sentence('mostStreams', { n: most })] });
      break;
    }
    if (badLength !== undefined) {
      complaints.push({ code: 'bad-length', says: [sentence('notStreamLength', { text: badLength })] });
    }
    const found = resolve(address, aliases, options, note);
    if ('code' in found) {
      complaints.push(found);
    } else if (found.embed && (isProgramme || !streams.some(({ embed }) => embed.src === found.embed?.src))) {
      const said = label === null ? '' : cleanLine(label, LONGEST_LABEL);
      streams.push({
        label: said || found.label || PROVIDER_NAMES[found.embed.provider],
        length: length ?? null,
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
  note: Note,
): Pick<Alias, 'label' | 'embed'> | StreamsText['complaints'][number] {
  const alias = aliases.get(fold(address));
  if (alias) return { embed: alias.embed, label: alias.label ?? alias.name };
  const result = withAnswer(parseAddress(address, options), options, note);
  if (result === null) return { embed: null, label: null };
  if (result.ok) return { embed: toEmbed(result), label: null };
  if (/[./:<@\\?=]/.test(address)) return { code: 'stream-refused', says: [result.why] };
  // The typed text is not repeated, because it may be a stream key.
  const near = nearest(fold(address), aliases.keys());
  return {
    code: 'unknown-stream',
    says: [sentence('unknownStream'), ...didYouMean(near && aliases.get(near)?.name)],
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
