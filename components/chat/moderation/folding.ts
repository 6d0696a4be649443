import { isOperator } from '#lib/irc/message/is-operator.ts';
import { readBan } from '#lib/irc/moderation/extban.ts';
import {
  HIDE_TAG,
  kicked,
  TAKEN_KEPT,
  TAKEN_PATH,
  takenBefore,
  takenLines,
} from '#lib/irc/moderation/folding.ts';
import type { Client, ClientEvent, Conversation, Line } from '#lib/irc/types.ts';

/** How long (ms) the bot's list may be waited for. */
const LIST_LIMIT = 5000;
/** The lists are asked for again after this time (ms). */
const ASK_AGAIN = 10_000;

/** The lines that the site's bot saw taken away: also by kicks, and by bans that are over. None if there is no bot. */
async function takenByBot(): Promise<string[]> {
  // A site that is only files says so, and has nobody who answers.
  if (globalThis.document?.documentElement.dataset.live === 'off') return [];
  try {
    const response = await fetch(TAKEN_PATH, { signal: AbortSignal.timeout(LIST_LIMIT) });
    const ids: unknown = response.ok ? await response.json() : [];
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * Takes the lines of people who are kicked, banned or silenced off the screen, also those from before the viewer came. It acts
 * only on events that the server let an operator cause.
 */
export function createFolding(client: Client, redraw: () => void) {
  const { state } = client;
  function fold(lines: readonly Line[], by: string): void {
    for (const line of lines) line.folded = by || '*';
    if (lines.length > 0) redraw();
  }

  /** The channel's own lists, and the bot's, kept for a while because somebody who scrolls up gets history in many pieces. */
  async function known(channel: Conversation) {
    const letters = ['b', 'q'].filter((letter) => state.isupport.chanmodes[0].includes(letter));
    const lists = letters.map(async (letter) =>
      (await client.list(channel.name, letter)).map((entry) => ({ ...entry, letter })),
    );
    const [ids, ...entries] = await Promise.all([takenByBot(), ...lists]);
    return { ids, entries: entries.flat() };
  }
  let asked: { channel: Conversation; at: number; answer: ReturnType<typeof known> } | null = null;

  async function foldPast(channel: Conversation): Promise<void> {
    const now = Date.now();
    const { lines } = channel;
    let isRecent = false;
    for (let at = lines.start; at < lines.end && !isRecent; at++) {
      const line = lines.at(at);
      isRecent = line?.history === true && line.time > now - TAKEN_KEPT;
    }
    if (!isRecent) return;
    if (asked?.channel !== channel || now - asked.at > ASK_AGAIN)
      asked = { channel, at: now, answer: known(channel) };
    const { ids, entries } = await asked.answer;
    const byBot = ids.flatMap((id) => lines.byMsgid(id) ?? []);
    fold(
      byBot.filter(({ self, folded }) => !self && folded === ''),
      '*',
    );
    fold(takenBefore(channel, entries, now, state.fold), '*');
  }

  return (event: ClientEvent): void => {
    if (event.type === 'moderated') {
      const bans = event.nick
        ? [kicked(event.nick)]
        : event.entries.map(({ letter, mask }) => readBan(mask, letter));
      fold(takenLines(event.conversation, bans, event.time, state.fold), event.by);
    } else if (event.type === 'past') void foldPast(event.conversation);
    else if (event.type === 'tagmsg') {
      const line = event.conversation.lines.byMsgid(event.tags.get(HIDE_TAG) ?? '');
      if (line && !line.self && isOperator(event.prefixes)) fold([line], event.nick);
    }
  };
}
