/**
 * The capabilities that this client understands. Nothing else is asked for: InspIRCd lists one that makes it refuse the
 * whole request (`inspircd.org/poison`).
 */
const KNOWN = new Set([
  'account-notify',
  'account-tag',
  'away-notify',
  'batch',
  'cap-notify',
  'chathistory',
  'chghost',
  'draft/account-registration',
  'draft/chathistory',
  'draft/event-playback',
  'draft/message-redaction',
  'draft/multiline',
  'draft/read-marker',
  'echo-message',
  'extended-join',
  'extended-monitor',
  'inspircd.org/standard-replies',
  'invite-notify',
  'labeled-response',
  'message-tags',
  'multi-prefix',
  'no-implicit-names',
  'draft/no-implicit-names',
  'sasl',
  'server-time',
  'setname',
  'standard-replies',
]);

/** A REQ must fit into one line, with room for a server's prefix, because the server repeats it in its ACK. */
const MOST_CHARACTERS = 380;

/** Offered caps that are worth asking for, in groups that fit a line. */
export function capRequests(
  offered: Iterable<string>,
  enabled: { has(cap: string): boolean },
  hosts: boolean,
): string[] {
  const groups: string[] = [];
  for (const cap of offered) {
    if (enabled.has(cap) || !(KNOWN.has(cap) || (hosts && cap === 'userhost-in-names'))) continue;
    const last = groups[groups.length - 1];
    if (last !== undefined && last.length + cap.length < MOST_CHARACTERS)
      groups[groups.length - 1] = `${last} ${cap}`;
    else groups.push(cap);
  }
  return groups;
}

/** `sasl=PLAIN,EXTERNAL multi-prefix` → name → value. */
export function readCaps(list: string): Map<string, string> {
  const caps = new Map<string, string>();
  for (const item of list.split(' ')) {
    const equals = item.indexOf('=');
    if (item) caps.set(equals < 0 ? item : item.slice(0, equals), equals < 0 ? '' : item.slice(equals + 1));
  }
  return caps;
}
