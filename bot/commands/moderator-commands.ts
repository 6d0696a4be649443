import { clean, line, name, type TextLine } from '#bot/announce/announcement.ts';
import type { Session } from '#bot/irc/session.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import type { Moderation } from '#bot/store/moderation.ts';
import { isOperator } from '#lib/irc/message/is-operator.ts';
import { banChoices, extbansOf } from '#lib/irc/moderation/extban.ts';
import { known, masksFor, suspects } from '#lib/irc/moderation/select.ts';
import { modesOf, raisedAtOnce, shieldOf } from '#lib/irc/moderation/shield.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { MINUTE } from '#lib/time.ts';

const LISTED = 5;
const LISTED_WORDS = 12;
/** How long a ban without a time lasts: the evening. */
const TONIGHT = 6 * 60 * MINUTE;
const LONGEST = 30 * 24 * 60 * MINUTE;

type ModeratorContext = {
  session: Session;
  /** The public channel, while the bot is in it. */
  room: Conversation | null;
  moderation: Moderation;
  schedule: Schedule | null;
  now: number;
};

type ModeratorCommand = (
  context: ModeratorContext,
  who: string,
  args: readonly string[],
) => TextLine[] | Promise<TextLine[]>;

/** `10m`, `2h`, `1d`, or minutes; null for anything else. */
export function timeOf(text: string): number | null {
  const match = /^(\d{1,5})(m|min|h|d)?$/i.exec(text);
  if (!match) return null;
  const unit = { h: 60, d: 24 * 60 }[match[2]?.toLowerCase() ?? ''] ?? 1;
  return Math.min(Number(match[1]) * unit * MINUTE, LONGEST);
}

const mayModerate = (room: Conversation | null): room is Conversation =>
  room !== null && isOperator(room.prefixes);
const NO_RANK = line`I am no operator of the channel: give me the rank first.`;

/** The people who were given voice while the shield is up. */
const voiced = new WeakMap<Conversation, string[]>();

/** For operators of the public channel, and the accounts of BOT_OPERATORS. */
export const MODERATOR_COMMANDS: Record<string, ModeratorCommand> = {
  shield({ session, room, moderation, now }, who, [what = 'on']) {
    if (!mayModerate(room)) return [NO_RANK];
    const { client } = session;
    const switches = raisedAtOnce(shieldOf(client.state.isupport));
    if (!/^(?:on|off)$/i.test(what)) return [line`!shield on raises it, !shield off lowers it.`];
    const on = what.toLowerCase() === 'on';
    let silenced = 0;
    if (on) {
      const wave = suspects(room, now).map(({ member }) => member);
      const { fold, isupport } = client.state;
      const extbans = extbansOf(isupport);
      const masks = masksFor(wave, room.members.sorted(), extbans, fold);
      const { letter, prefix } = extbans.quiet ?? { letter: 'b', prefix: '' };
      if (masks.length > 0)
        client.mode(room.name, `+${letter.repeat(masks.length)}`, ...masks.map((mask) => prefix + mask));
      for (const mask of masks)
        moderation.liftLater({ channel: room.name, letter, mask: prefix + mask, until: now + TONIGHT });
      silenced = wave.length;
    }
    client.mode(room.name, ...modesOf(switches, on));
    if (switches.some(({ needsVoice }) => needsVoice)) {
      const had = voiced.get(room) ?? [];
      const nicks = on ? known(room, now) : had.filter((nick) => room.members.get(nick)?.prefixes === '+');
      voiced.set(room, on ? [...had, ...nicks] : []);
      if (nicks.length > 0) client.mode(room.name, (on ? '+' : '-') + 'v'.repeat(nicks.length), ...nicks);
    }
    moderation.log.add({
      at: now,
      kind: 'shield',
      by: client.state.fold(who),
      about: '',
      text: what,
      context: [],
    });
    return on
      ? [
          line`The shield is up: newcomers read only, and ${silenced} who wrote like a wave are silenced. !shield off lowers it.`,
        ]
      : [line`The shield is down.`];
  },

  async quiet({ session, room, moderation, now }, who, [nick, time]) {
    if (!mayModerate(room)) return [NO_RANK];
    if (nick === undefined) return [line`!quiet NICK 10m silences somebody for ten minutes.`];
    const { client } = session;
    const { fold, isupport } = client.state;
    const extbans = extbansOf(isupport);
    if (extbans.quiet === null) return [line`This network cannot silence one person.`];
    const ms = time === undefined ? 10 * MINUTE : timeOf(time);
    if (ms === null) return [line`${clean(time ?? '', 20)} is no time: write 10m, 2h or 1d.`];
    const known = room.members.get(nick)?.user;
    if (known?.host === '') await client.learnHosts(room.name);
    const person = room.members.get(nick)?.user ?? (await client.whois(nick));
    if (!person) return [line`Nobody is called ${clean(nick, 40)}.`];
    const here = room.members.sorted().map(({ user }) => user);
    const [choice] = banChoices(person, here, extbans, fold);
    const { letter, prefix } = extbans.quiet;
    const minutes = Math.max(1, Math.round(ms / MINUTE));
    const mask = `${extbans.time ? `${extbans.time}${minutes}:` : ''}${prefix}${choice?.mask ?? `${nick}!*@*`}`;
    client.mode(room.name, `+${letter}`, mask);
    if (extbans.time === null) moderation.liftLater({ channel: room.name, letter, mask, until: now + ms });
    moderation.log.add({
      at: now,
      kind: 'quiet',
      by: fold(who),
      about: fold(nick),
      text: `${minutes} min`,
      context: [],
    });
    return [line`${name(clean(nick, 40))} is silent for ${minutes} min.`];
  },

  words({ schedule, moderation }, _who, [what, value]) {
    if (what === 'act') {
      moderation.actsOnWords = value !== 'off';
      return moderation.actsOnWords
        ? [line`Whoever writes three lines of the list within ten minutes is silenced for ten.`]
        : [line`I do not act on the list of words.`];
    }
    const words = schedule?.settings.chatWords ?? [];
    if (words.length === 0) return [line`The sheet has no list of words: it is the setting “Chat words”.`];
    const shown = words
      .slice(0, LISTED_WORDS)
      .map((word) => clean(word, 30))
      .join(', ');
    return [
      line`${words.length} patterns hold lines back: ${shown}${words.length > LISTED_WORDS ? ', …' : ''}`,
    ];
  },

  modlog({ session, moderation }, _who, [first, second]) {
    const { fold } = session.client.state;
    if (first === 'forget') {
      if (second === undefined) return [line`!modlog forget NICK deletes what is kept about somebody.`];
      return [line`${moderation.log.forget(fold(second))} entries about ${clean(second, 40)} are deleted.`];
    }
    const entries =
      first === undefined ? moderation.log.last(LISTED) : moderation.log.about(fold(first), LISTED);
    if (entries.length === 0) return [line`Nothing is kept.`];
    return entries.map(({ at, kind, by, about, text }) => {
      const when = new Date(at).toISOString().replace('T', ' ').slice(0, 16);
      return line`${when}Z ${kind} by ${name(clean(by, 40))}${about ? `, ${clean(about, 60)}` : ''}${text ? `: ${clean(text, 160)}` : ''}`;
    });
  },
};
