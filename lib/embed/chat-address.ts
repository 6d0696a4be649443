import { hostProblem } from './hosts.ts';
import { parseAddress } from './parse-address.ts';
import { type ParsedUrl, parseUrl } from './parsed-url.ts';
import { refuse, withQuery } from './result.ts';
import { addressIn } from './typed-text.ts';
import type { EmbedOptions, Refusal } from './types.ts';

type ChatProvider = 'twitch' | 'youtube' | 'discord' | 'kiwiirc' | 'owncast' | 'page';

/** A chat to be framed, or why not. `link` is there if a chat cannot be framed but may be linked to. */
type ChatResult =
  | { ok: true; provider: ChatProvider; id: string; src: string }
  | (Refusal & { link?: string | undefined });

const videoId = /^[A-Za-z0-9_-]{11}$/;
const twitchName = /^[a-z0-9][a-z0-9_]{1,24}$/;
const snowflake = /^\d{17,20}$/;
/** https://modern.ircdocs.horse/#channels, without what means something in an address. */
const ircChannel = /^#{0,2}[A-Za-z0-9_.+[\]{}|^`~!$&*()-]{1,50}$/;
const kiwiServer = /^([a-z0-9.-]+)(:\+?\d{1,5})?$/;

/**
 * Reads a Chat cell that is not an IRC channel, and returns a frame that is built from checked ids.
 * A Twitch channel or a YouTube video stands for its chat. Never throws; a reason never repeats the text.
 */
export function parseChatAddress(text: string, options: EmbedOptions): ChatResult {
  const address = addressIn(text);
  if (typeof address !== 'string') return address;
  const place = parseUrl(address, options.allowedHosts);
  if (!place.ok) return place;
  if (place.port !== '') return refuse('chat');
  return readChat(place, options) ?? chatOfStream(address, options);
}

function readChat(place: ParsedUrl, options: EmbedOptions): ChatResult | null {
  const { host, path, query } = place;
  const site = host.replace(/^(?:www|m|canary|ptb)\./, '');
  const [first = '', second] = path;
  switch (site) {
    case 'twitch.tv': {
      // /embed/NAME/chat, /popout/NAME/chat, /NAME/chat
      if (path.at(-1) !== 'chat' || path.length > 3) return null;
      return twitchChat(first === 'embed' || first === 'popout' ? second : first, options);
    }
    case 'youtube.com':
      return first === 'live_chat' ? youtubeChat(query.get('v'), options) : null;
    case 'discord.com':
    case 'discordapp.com':
    case 'discord.gg':
      return discord(place, site);
    case 'kiwiirc.com':
      return kiwiirc(place);
    case 'matrix.to':
    case 'app.element.io':
      return { ...refuse('chatFraming'), link: linkTo(place) };
    default:
      return options.allowedHosts.includes(host) ? ownChat(place, options) : null;
  }
}

function twitchChat(name: string | undefined, options: EmbedOptions): ChatResult {
  const id = name?.toLowerCase() ?? '';
  if (!twitchName.test(id)) return refuse('chat');
  const query = withQuery('', { parent: options.siteHost });
  return {
    ok: true,
    provider: 'twitch',
    id,
    src: `https://www.twitch.tv/embed/${id}/chat${query}&darkpopout`,
  };
}

function youtubeChat(id: string | null, options: EmbedOptions): ChatResult {
  if (!videoId.test(id ?? '')) return refuse('chat');
  const query = { v: id ?? '', embed_domain: options.siteHost, dark_theme: 1 };
  const src = withQuery('https://www.youtube.com/live_chat', query);
  return { ok: true, provider: 'youtube', id: query.v, src };
}

/** The widget shows who is there and a button to join; servers and invitations can only be linked to. */
function discord(place: ParsedUrl, site: string): ChatResult {
  const [first = '', second] = place.path;
  const id = place.query.get('id') ?? '';
  if (site !== 'discord.gg' && first === 'widget' && snowflake.test(id))
    return {
      ok: true,
      provider: 'discord',
      id,
      src: withQuery('https://discord.com/widget', { id, theme: 'dark' }),
    };
  const invitation = site === 'discord.gg' ? first : first === 'invite' ? second : undefined;
  if (/^[A-Za-z0-9-]{2,40}$/.test(invitation ?? ''))
    return { ...refuse('chatFraming'), link: `https://discord.gg/${invitation}` };
  if (first === 'channels' && snowflake.test(second ?? ''))
    return { ...refuse('chatFraming'), link: `https://discord.com/channels/${second}` };
  return refuse('discord');
}

/** https://kiwiirc.com/nextclient/SERVER[:+PORT]/[#]CHANNEL, or /nextclient/#irc://SERVER/CHANNEL. */
function kiwiirc(place: ParsedUrl): ChatResult | null {
  const [first, ...rest] = place.path;
  if (first !== 'nextclient' && first !== 'client') return refuse('chat');
  const byScheme = rest.length === 0 ? /^ircs?:\/\/([^/]+)\/(.+)$/.exec(place.hash) : null;
  const server = (byScheme?.[1] ?? rest[0] ?? '').toLowerCase();
  const channel = byScheme?.[2] ?? rest[1] ?? (place.hash ? `#${place.hash}` : '');
  const [, host = '', port = ''] = kiwiServer.exec(server) ?? [];
  if (hostProblem(host) !== null || !ircChannel.test(channel)) return refuse('chat');
  const name = channel.replace(/^#/, '');
  const src = `https://kiwiirc.com/nextclient/${host}${port}/#${encodeURIComponent(name)}`;
  return { ok: true, provider: 'kiwiirc', id: `${host}${port}/#${name}`, src };
}

/** A chat on a host that the operator allows: Owncast's own, or any page. */
function ownChat(place: ParsedUrl, options: EmbedOptions): ChatResult {
  const { host } = place;
  const path = place.path.join('/');
  if (path === 'embed/chat/readwrite' || path === 'embed/chat/readonly')
    return { ok: true, provider: 'owncast', id: host, src: `https://${host}/${path}` };
  if (path === '' && place.query.size === 0 && place.hash === '')
    return { ok: true, provider: 'owncast', id: host, src: `https://${host}/embed/chat/readwrite` };
  const page = parseAddress(place.hash ? `${place.href}#${place.hash}` : place.href, options);
  if (!page.ok) return page;
  return page.provider === 'page'
    ? { ok: true, provider: 'page', id: page.id, src: page.src }
    : refuse('chat');
}

function chatOfStream(address: string, options: EmbedOptions): ChatResult {
  const embed = parseAddress(address, options);
  if (!embed.ok) return refuse('chat');
  if (embed.provider === 'twitch' && embed.kind === 'channel') return twitchChat(embed.id, options);
  if (embed.provider === 'youtube' && (embed.kind === 'video' || embed.kind === 'live'))
    return youtubeChat(embed.id, options);
  return refuse('chat');
}

/** A Matrix room's address lives in the hash: only its own characters, anything else is dropped with it. */
function linkTo(place: ParsedUrl): string | undefined {
  const hash = /^\/[A-Za-z0-9/#!@:._%?=&+~-]{1,300}$/.test(place.hash) ? place.hash : undefined;
  return hash === undefined ? undefined : `https://${place.host}/#${hash}`;
}
