import {
  type BanChoice,
  type BanTarget,
  banChoices,
  extbansOf,
  fitsBan,
  readBan,
} from '#lib/irc/moderation/extban.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';

const isMask = (who: string) => /[!@*?:]/.test(who);

/**
 * The nick, user and host of somebody. The network is asked for them if they are not known, because a ban by nick alone is
 * easily evaded.
 */
export async function personOf(client: Client, who: string): Promise<BanTarget | undefined> {
  if (isMask(who)) return undefined;
  const user = client.state.user(who);
  if (user !== undefined && user.host !== '') return user;
  return (await client.whois(who)) ?? undefined;
}

/** The masks by which somebody can be banned, and how many of those who are here each fits. A mask stays as it is. */
export async function choicesFor(client: Client, channel: Conversation, who: string): Promise<BanChoice[]> {
  const members = () => channel.members.sorted().map(({ user }) => user);
  if (members().some(({ host }) => host === '')) await client.learnHosts(channel.name);
  const { fold, isupport } = client.state;
  if (isMask(who)) {
    const ban = readBan(who, 'b');
    return [{ kind: 'host', mask: who, fits: members().filter((user) => fitsBan(ban, user, fold)).length }];
  }
  const person = (await personOf(client, who)) ?? { nick: who, user: '', host: '' };
  return banChoices(person, members(), extbansOf(isupport), fold);
}

/**
 * The entries that keep somebody out, or quiet: the mask itself if one was given, else all that fit them. If they are not on
 * the network any more, those that name their nick.
 */
export async function liftedMasks(
  client: Client,
  channel: Conversation,
  what: 'ban' | 'quiet',
  who: string,
): Promise<{ mode: string; masks: string[] } | null> {
  const { fold, isupport } = client.state;
  const { quiet } = extbansOf(isupport);
  if (what === 'quiet' && quiet === null) return null;
  const mode = what === 'quiet' && quiet !== null ? quiet.letter : 'b';
  const person = await personOf(client, who);
  const entries = await client.list(channel.name, mode);
  const masks = entries
    .map(({ mask }) => mask)
    .filter((entry) => {
      const ban = readBan(entry, mode);
      if (ban.quiet !== (what === 'quiet')) return false;
      if (fold(entry) === fold(who) || fold(ban.mask ?? '') === fold(who)) return true;
      if (person !== undefined) return fitsBan(ban, person, fold);
      return fold((ban.mask ?? '').split('!')[0] ?? '') === fold(who);
    });
  return { mode, masks };
}
