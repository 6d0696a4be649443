import { keep, readKept } from '../panel/settings.ts';

const KEY = 'marquee:chat:drafts';
/** Conversations whose drafts are kept, and characters of each. */
const MOST = 20;
const LONGEST = 4000;

/** Unsent texts by conversation, kept over a reload. */
export function createDrafts() {
  const kept = readKept(KEY);
  const drafts = new Map<string, string>(
    Object.entries(typeof kept === 'object' && kept !== null ? kept : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
  return {
    get: (conversation: string) => drafts.get(conversation) ?? '',
    set(conversation: string, text: string): void {
      drafts.delete(conversation);
      if (text !== '') drafts.set(conversation, text.slice(0, LONGEST));
    },
    save(): void {
      keep(KEY, drafts.size > 0 ? Object.fromEntries([...drafts].slice(-MOST)) : undefined);
    },
  };
}
