import type { Conversation } from '#lib/irc/types.ts';

/** How often it is looked up who has a role. */
const EVERY_MS = 5000;

/**
 * Finds nicks that could be mistaken for ours or for somebody's with a role. The table of what looks alike is loaded
 * when it is first of use; until then nobody is marked.
 */
export function createLookalikes(self: () => string, now: () => number) {
  let skeleton: ((nick: string) => string) | null = null;
  let loading = false;
  let lookedAt = 0;
  let staff = new Map<string, string>();
  const known = new Map<string, string>();

  function lookUp(conversation: Conversation): void {
    const nicks = [self()];
    // Sorted by rank: those with a role come first.
    for (const { user, prefixes } of conversation.members.sorted()) {
      if (prefixes === '') break;
      nicks.push(user.nick);
    }
    if (skeleton === null) {
      if (!loading) {
        loading = true;
        void import('#lib/irc/message/confusables.ts').then((table) => {
          skeleton = table.skeleton;
          lookedAt = 0;
        });
      }
      return;
    }
    staff = new Map(nicks.map((nick) => [skeleton?.(nick) ?? '', nick]));
    known.clear();
  }

  /** The nick that `nick` looks like without being it, or ''. */
  return (conversation: Conversation, nick: string): string => {
    if (now() - lookedAt > EVERY_MS) {
      lookedAt = now();
      lookUp(conversation);
    }
    if (skeleton === null) return '';
    let other = known.get(nick);
    if (other === undefined) {
      const same = staff.get(skeleton(nick)) ?? '';
      const hasRole = (conversation.members.get(nick)?.prefixes ?? '') !== '';
      other = same === nick || hasRole || same.toLowerCase() === nick.toLowerCase() ? '' : same;
      known.set(nick, other);
    }
    return other;
  };
}
