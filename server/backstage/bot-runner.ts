import { isAtLeast } from '#lib/backstage/role.ts';
import type { Command, CommandResult, Crew } from '#lib/backstage/state.ts';
import { nowOfRooms } from '#lib/schedule/now-of-rooms.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot } from '#lib/schedule/types.ts';
import { titleName } from '#lib/schedule/uid.ts';
import type { Site } from '#lib/site/current.ts';
import { DAY } from '#lib/time.ts';
import { joinSentences } from '#lib/words/join-sentences.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { CrewKeys } from '#server/crew/keys.ts';

const AHEAD = 14 * DAY;

type Options = {
  keys: CrewKeys;
  site: Site;
  run(command: Command, crew: Crew): Promise<CommandResult>;
  /** Says what the newest act of the list did. */
  lastAct(): string;
  now(): number;
  words(): Words;
};

export type BotCall = { key: string; account: string; text: string };

/**
 * Carries out what somebody of the crew says to the bot, such as `!delay 10`. The bot proves who it is by a key of its own. It
 * may do what both that key and the one with the person's services account allow: otherwise anybody with a key could speak for
 * others and do more.
 */
export function createBotRunner({ keys, site, run, lastAct, now, words }: Options) {
  /** The answer for the channel; null if it is not the bot who asks. */
  return async ({ key, account, text }: BotCall): Promise<string | null> => {
    const bot = keys.find(key);
    if (bot === null) return null;
    const { crew: own, backstageNow } = words();
    const person = keys.ofAccount(account);
    if (!person) return say(own.bot.noAccount, { account });
    const command = readLine(text, site, now());
    if (command === 'which') return own.bot.which;
    if (command === null) return own.bot.usage;
    const role = isAtLeast(person.role, bot.role) ? bot.role : person.role;
    const name = `${person.name} (${bot.name})`;
    const result = await run(command, { name, role, key: person.id, open: false });
    if (!result.ok) return result.reason;
    const { cell, why } = result;
    const where =
      cell !== undefined ? [say(backstageNow.inSheet, { cell })] : why ? [backstageNow.onSite, why] : [];
    return joinSentences([say(backstageNow.act, { who: name, what: lastAct() }), ...where]);
  };
}

/** The command that a line means; `which` if it names no show of the schedule, null if it is not a command. */
function readLine(text: string, { current }: Site, now: number): Command | 'which' | null {
  const [, word = '', given = ''] = /^!([a-z]+)\s*(.*)$/is.exec(text.trim()) ?? [];
  const schedule = current?.schedule;
  const slots = schedule ? slotsBetween(schedule, now - DAY, now + AHEAD) : [];
  const coming = slots.filter(
    ({ status, start, end }) => status !== 'cancelled' && Date.parse(end ?? start) > now,
  );
  const shown = schedule && nowOfRooms(schedule, slots, now)[0]?.now;
  const next = coming.find(({ uid }) => uid === shown?.next);
  const onAir = coming.find(({ uid }) => uid === shown?.slot);
  const named = (title: string) => {
    const wanted = titleName(title);
    return wanted === '' ? undefined : coming.find((slot) => titleName(slot.title).includes(wanted));
  };
  const roomOf = ({ room }: Slot) => schedule?.rooms.slice(1).find(({ name }) => name === room)?.slug;
  const forSlot = (slot: Slot | undefined, wish: Extract<Command, { act: 'slot' }>['wish']) =>
    slot ? ({ act: 'slot', uid: slot.uid, room: roomOf(slot), wish } as const) : 'which';
  switch (word.toLowerCase()) {
    case 'delay': {
      const [, minutes, title = ''] = /^(\d{1,4})(?:\s*min\S*)?\s*(.*)$/is.exec(given) ?? [];
      if (minutes === undefined) return null;
      return forSlot(title === '' ? next : named(title), { act: 'delay', by: Number(minutes) });
    }
    case 'cancel':
    case 'hide':
      return forSlot(named(given), { act: word.toLowerCase() as 'cancel' | 'hide' });
    case 'swap':
      return forSlot(given === '' ? next : named(given), { act: 'swap' });
    case 'stream':
      return given === '' ? null : forSlot(onAir, { act: 'stream', text: given });
    case 'card':
      return given === '' ? null : { act: 'show', text: `card: ${given}` };
    case 'show':
      return given === '' ? null : { act: 'show', text: given };
    case 'hold':
      return onAir ? { act: 'hold', uid: onAir.uid } : 'which';
    case 'go':
      return { act: 'next' };
    case 'release':
    case 'undo':
      return { act: word.toLowerCase() as 'release' | 'undo' };
    default:
      return null;
  }
}
