import { isOperator } from '#lib/irc/message/is-operator.ts';
import { extbansOf } from '#lib/irc/moderation/extban.ts';
import { known, suspects } from '#lib/irc/moderation/select.ts';
import { isUp, modesOf, raisedAtOnce, type ShieldSwitch, shieldOf } from '#lib/irc/moderation/shield.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';
import { actOnMany } from './act.ts';

/** How often newcomers are looked at while the shield is up, ms. */
const WATCH_MS = 1000;
const TONIGHT = 6 * 60;

/** The raised shields of this panel, and who was given voice in a channel. */
const raised = new Map<string, ReturnType<typeof setInterval>>();
const voiced = new Map<string, string[]>();

/** The entries of the channel's lists that belong to switches. */
export async function entriesOf(client: Client, { name }: Conversation): Promise<string[]> {
  const letters = new Set(
    shieldOf(client.state.isupport).flatMap(({ isEntry, letters }) => (isEntry ? [letters.charAt(0)] : [])),
  );
  const lists = await Promise.all([...letters].map((letter) => client.list(name, letter)));
  return lists.flat().map(({ mask }) => mask);
}

export const isRaised = (client: Client, channel: Conversation, entries: readonly string[]): boolean =>
  raised.has(channel.key) ||
  raisedAtOnce(shieldOf(client.state.isupport)).some((one) => isUp(one, channel.modes, entries));

/** Turns protections on or off, all in as few lines as the network takes. Known people have voice while they need it. */
export function switchShield(
  client: Client,
  channel: Conversation,
  switches: readonly ShieldSwitch[],
  on: boolean,
): void {
  if (switches.length === 0) return;
  client.mode(channel.name, ...modesOf(switches, on));
  if (!switches.some(({ needsVoice }) => needsVoice)) return;
  const had = voiced.get(channel.key) ?? [];
  const nicks = on
    ? known(channel, Date.now())
    : had.filter((nick) => channel.members.get(nick)?.prefixes === '+');
  if (on) voiced.set(channel.key, [...had, ...nicks]);
  else voiced.delete(channel.key);
  if (nicks.length > 0) client.mode(channel.name, (on ? '+' : '-') + 'v'.repeat(nicks.length), ...nicks);
}

/**
 * One press against a wave: newcomers read only, and those of the wave who are in already are silenced, now and for as long as
 * the shield is up. Returns how many were silenced at once.
 */
export function raiseShield(client: Client, channel: Conversation, reason: string): number {
  const switches = raisedAtOnce(shieldOf(client.state.isupport));
  const silence = () => {
    const wave = suspects(channel, Date.now()).map(({ member }) => member);
    const fresh = wave.filter(({ user }) => !silenced.has(user.key));
    for (const { user } of fresh) silenced.add(user.key);
    if (fresh.length > 0) actOnMany(client, channel, fresh, 'silence', TONIGHT, reason);
    return fresh.length;
  };
  const silenced = new Set<string>();
  // The people of the wave come first, because each moment brings more of their lines.
  const count = silence();
  switchShield(client, channel, switches, true);
  clearInterval(raised.get(channel.key));
  const timer = setInterval(() => {
    if (channel.joined && isOperator(channel.prefixes)) silence();
  }, WATCH_MS);
  raised.set(channel.key, timer);
  return count;
}

export async function lowerShield(client: Client, channel: Conversation): Promise<void> {
  clearInterval(raised.get(channel.key));
  raised.delete(channel.key);
  const entries = await entriesOf(client, channel);
  const up = raisedAtOnce(shieldOf(client.state.isupport)).filter((one) => isUp(one, channel.modes, entries));
  switchShield(client, channel, up, false);
}

/** Whether anybody can be silenced here at all. */
export const canSilence = (client: Client): boolean => extbansOf(client.state.isupport).quiet !== null;
