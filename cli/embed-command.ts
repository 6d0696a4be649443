import { text as readAll } from 'node:stream/consumers';
import { parseAddress } from '#lib/embed/parse-address.ts';
import type { Embed, EmbedOptions, EmbedResult, Lookup } from '#lib/embed/types.ts';
import { type Io as BasicIo, readEmbedOptions } from './io.ts';

type Io = BasicIo & { stdin: NodeJS.ReadableStream };

const usage =
  'Usage: npx marquee embed ADDRESS, or npx marquee embed --json with a JSON array of addresses on stdin.\n';

/**
 * `npx marquee embed`: says how the site embeds an address. With `--json` it reads an array and prints an array of the same
 * length.
 * @returns the exit code: 0; 1 when the one ADDRESS is refused; 2 when nothing could be read
 */
export async function embedCommand(argv: string[], io: Io): Promise<number> {
  const options = readEmbedOptions(io.env);
  if (typeof options === 'string') return fail(io, `${options}\n`);
  if (argv.includes('--json')) return argv.length === 1 ? embedJson(io, options) : fail(io, usage);
  const [address] = argv;
  if (address === undefined || argv.length > 1 || /^--?[a-z]/.test(address)) return fail(io, usage);
  return embedOne(address, io, options);
}

async function embedJson(io: Io, options: EmbedOptions): Promise<number> {
  const addresses = parseArray(await readAll(io.stdin));
  if (!addresses) return fail(io, 'What came in on stdin is not a JSON array of addresses.\n');
  io.stdout.write(
    `${JSON.stringify(addresses.map((item) => plain(parseAddress(typeof item === 'string' ? item : '', options))))}\n`,
  );
  return 0;
}

/** This command asks no network: an address that a server must look up is accepted with an empty `src`. */
function plain(result: EmbedResult) {
  const lookup = sureLookup(result);
  if (lookup) return { ok: true, ...lookup };
  return result.ok ? result : { ok: false, reason: result.reason };
}

function sureLookup(result: EmbedResult): Lookup | null {
  if (result.ok || !result.lookup || 'isGuess' in result.lookup) return null;
  return result.lookup;
}

function embedOne(address: string, io: Io, options: EmbedOptions): number {
  const result = parseAddress(address, options);
  const embed = result.ok ? result : sureLookup(result);
  io.stdout.write(embed ? describe(embed) : `Refused. ${result.ok ? '' : result.reason}\n`);
  return embed ? 0 : 1;
}

function describe(embed: Embed | Lookup): string {
  const lines = [`${embed.provider} ${embed.kind}`, `id     ${embed.id}`];
  if ('start' in embed && embed.start !== undefined) lines.push(`start  ${embed.start} s`);
  lines.push(embed.src === null ? 'shown  when the site has looked it up' : `shown  ${embed.src}`);
  return `${lines.join('\n')}\n`;
}

function parseArray(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function fail(io: Io, sentence: string): number {
  io.stderr.write(sentence);
  return 2;
}
