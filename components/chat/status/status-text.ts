import type { ConnectionState, JoinRefusal } from '#lib/irc/types.ts';

/** What is going on, in plain words; '' when all is well. `why` is the reason in words, with its full stop. */
export function connectionText(state: ConnectionState, why: string, now: number): string {
  switch (state.kind) {
    case 'idle':
    case 'connected':
      return '';
    case 'connecting':
      return state.attempt > 1 ? 'Connecting again…' : 'Connecting…';
    case 'registering':
      return 'Connected. Saying hello…';
    case 'waiting': {
      if (state.offline) return 'You are offline. The chat comes back with your connection.';
      const seconds = Math.max(1, Math.ceil((state.until - now) / 1000));
      return `${why} Trying again in ${seconds} s.`;
    }
    case 'closed':
      return state.reason.code === 'quit' ? 'You left the chat.' : why;
  }
}

const REFUSALS: Record<JoinRefusal | 'kicked', string> = {
  'invite-only': 'is open to invited people only.',
  key: 'needs a password.',
  banned: 'does not let you in: you are banned.',
  full: 'is full.',
  throttled: 'is letting in only a few people at a time. Try again in a moment.',
  'registered-only': 'is open to people who are logged in only.',
  'no-such-channel': 'does not exist.',
  'too-many': 'would be one channel too many.',
  refused: 'cannot be joined.',
  kicked: 'was closed to you: an operator removed you.',
};

/** Why one is not in a channel. `text` is the server's or the operator's own words. */
export function refusalText(
  channel: string,
  refusal: { code: JoinRefusal | 'kicked'; text: string },
): string {
  const said = `${channel} ${REFUSALS[refusal.code]}`;
  const own = refusal.code === 'kicked' || refusal.code === 'refused' || refusal.code === 'banned';
  return own && refusal.text !== '' ? `${said} (${refusal.text})` : said;
}

/** "alice and bob are typing…" */
export function typingText(nicks: readonly string[]): string {
  const [a, b, c] = nicks;
  if (a === undefined) return '';
  if (b === undefined) return `${a} is typing…`;
  if (c === undefined) return `${a} and ${b} are typing…`;
  return 'Several people are typing…';
}
