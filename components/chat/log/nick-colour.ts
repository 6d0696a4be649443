import type { Words } from '#lib/words/words.ts';
import { chat } from '../words.ts';

/** Hues (degrees) of oklch(), made into utilities by panel.css. */
const HUES = [25, 50, 80, 110, 140, 165, 195, 230, 265, 295, 325, 355];
const known = new Map<string, string>();

/** The classes with the colour of a nick. It is the same for everybody on every visit. */
export function nickColour(nick: string): string {
  let name = known.get(nick);
  if (name === undefined) {
    // FNV-1a, so that names that differ in one letter get different colours.
    let hash = 0x811c9dc5;
    for (let i = 0; i < nick.length; i++) hash = Math.imul(hash ^ nick.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 15;
    name = `mq-chat-nick [--h:${HUES[(hash >>> 0) % HUES.length]}]`;
    if (known.size > 5000) known.clear();
    known.set(nick, name);
  }
  return name;
}

const ROLES: Record<string, keyof Words['chat']['roles']> = {
  '~': 'owner',
  '&': 'admin',
  '@': 'operator',
  '%': 'halfOperator',
  '+': 'voice',
  '!': 'owner',
};

/** The name of a membership prefix; '' for none. */
export function roleName(prefix: string): string {
  return prefix === '' ? '' : chat.roles[ROLES[prefix.charAt(0)] ?? 'staff'];
}
