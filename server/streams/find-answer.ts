import { parseAddress } from '#lib/embed/parse-address.ts';
import { youtubeChannel } from '#lib/embed/providers/youtube.ts';
import type { Embed, EmbedOptions, EmbedResult, Lookup, LookupAnswer } from '#lib/embed/types.ts';
import { fetchPublic, type Network } from './fetch-public.ts';
import { mountsIn } from './radio-playlist.ts';

/** A channel's page names its id within this many bytes. */
const CHANNEL_PAGE = 3 * 1024 * 1024;
/** https://www.youtube.com asks visitors from Europe for consent first, unless this cookie says that they gave none. */
const NO_CONSENT = 'SOCS=CAI';

/** The channel's id as its page names it: the canonical link, or the data for search engines. */
const CHANNEL_ID = [
  /<link rel="canonical" href="https:\/\/www\.youtube\.com\/channel\/(UC[\w-]{22})"/,
  /<meta itemprop="(?:identifier|channelId)" content="(UC[\w-]{22})"/,
  /"externalId":"(UC[\w-]{22})"/,
];

const SOUND = /^(?:audio\/(?!x-mpegurl|x-scpls|mpegurl)|application\/ogg)/;

/**
 * Asks the network what a lookup stands for. Never throws: if a service could not be asked, it is `unanswered`.
 * @param youtube YouTube's own address, or a stand-in's
 */
export async function findAnswer(
  lookup: Lookup,
  network: Network,
  options: EmbedOptions,
  youtube = 'https://www.youtube.com',
): Promise<LookupAnswer> {
  try {
    if (lookup.provider === 'youtube') return await findChannel(lookup.id, network, youtube);
    if ('isGuess' in lookup) return await listen(lookup.id, network, options);
    return await readRadio(lookup.id, network, options);
  } catch {
    return 'unanswered';
  }
}

async function findChannel(name: string, network: Network, youtube: string): Promise<LookupAnswer> {
  const path = name.split('/').map(encodeURIComponent).join('/').replace(/^%40/, '@');
  const idIn = (text: string) => CHANNEL_ID.map((pattern) => pattern.exec(text)?.[1]).find((id) => id);
  const reply = await fetchPublic(`${youtube}/${path}`, network, {
    headers: { cookie: NO_CONSENT, 'accept-language': 'en' },
    most: CHANNEL_PAGE,
    enough: (text) => idIn(text) !== undefined,
  });
  if (reply.status === 404) return 'none';
  const id = reply.status === 200 ? idIn(reply.body) : undefined;
  return id === undefined ? 'unanswered' : embedOf(youtubeChannel(id));
}

/** Whether an address that nobody knows sends sound, as a radio mount without an extension does. */
async function listen(address: string, network: Network, options: EmbedOptions): Promise<LookupAnswer> {
  const { status, type } = await fetchPublic(address, network, { headOnly: true });
  if (status !== 200 || !SOUND.test(type)) return 'none';
  return embedOf(parseAddress(`audio+${address}`, options));
}

/** The first mount in a radio's playlist file that browsers can play. */
async function readRadio(address: string, network: Network, options: EmbedOptions): Promise<LookupAnswer> {
  const reply = await fetchPublic(address, network);
  if (reply.status !== 200) return reply.status === 404 || reply.status === 410 ? 'none' : 'unanswered';
  for (const mount of mountsIn(reply.body)) {
    // A file may name anything: it passes the same checks as an address that is typed into a cell.
    const typed = parseAddress(mount, options);
    const result = typed.ok && typed.provider === 'media' ? typed : parseAddress(`audio+${mount}`, options);
    if (result.ok) return embedOf(result);
  }
  return 'none';
}

function embedOf(result: EmbedResult | null): Embed | 'none' {
  if (!result?.ok) return 'none';
  const { ok: _ok, ...embed } = result;
  return embed;
}
