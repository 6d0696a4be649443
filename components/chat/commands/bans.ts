import { matchMask } from '#lib/irc/message/mask.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';
import { banMask, quietMode } from './masks.ts';

type Person = { nick: string; user: string; host: string };

/** Somebody's address, asked of the network where it has not been seen: a ban by nick alone is soon walked around. */
export async function personOf(client: Client, who: string): Promise<Person | undefined> {
  if (/[!@*?:]/.test(who)) return undefined;
  const user = client.state.user(who);
  if (user !== undefined && user.host !== '') return user;
  return (await client.whois(who)) ?? undefined;
}

/**
 * The entries that keep somebody out, or quiet: the mask itself where one was given, else all that fit them. Where they
 * are not on the network any more, those that name their nick.
 */
export async function liftedMasks(
  client: Client,
  channel: Conversation,
  what: 'ban' | 'quiet',
  who: string,
): Promise<{ mode: string; masks: string[] } | null> {
  const { fold, isupport } = client.state;
  const person = await personOf(client, who);
  const quiet = what === 'quiet' ? quietMode(isupport, '') : null;
  if (what === 'quiet' && quiet === null) return null;
  const mode = quiet?.letter ?? 'b';
  const prefix = quiet?.mask ?? '';
  const wanted = new Set([who, banMask(who, person)].map(fold));
  const masks = (await client.list(channel.name, mode))
    .map(({ mask }) => mask)
    .filter((mask) => {
      if (!mask.startsWith(prefix)) return false;
      const bare = mask.slice(prefix.length);
      if (wanted.has(fold(bare)) || wanted.has(fold(mask))) return true;
      if (/^[a-z~]:/i.test(bare)) return false;
      const nick = bare.split('!')[0] ?? '';
      return person === undefined
        ? fold(nick) === fold(who)
        : matchMask(bare, `${person.nick}!${person.user}@${person.host}`, fold);
    });
  return { mode, masks };
}
