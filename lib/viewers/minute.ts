/** A minute of a room: open pages with the stage in view, and the chat beside it. */
export type Minute = {
  most: number;
  average: number;
  /** How many pages more, and fewer, there were from one count to the next. If one comes while another leaves, neither is seen. */
  came: number;
  left: number;
  /** The most chat members and the new messages; null if no bot counts them. */
  chat: number | null;
  messages: number;
};

/** A count of pages, and what the bot counts in the chat. */
export type Count = { viewers: number; chat: { members: number; messages: number } | null };

/** Adds counts up to minutes. */
export function createMinutes() {
  let counts: Count[] = [];
  let last: Count | null = null;
  let came = 0;
  let left = 0;

  return {
    add(count: Count): void {
      const change = count.viewers - (last?.viewers ?? 0);
      if (change > 0) came += change;
      else left -= change;
      last = count;
      counts.push(count);
    },
    /** The minute that has passed, or null if nothing was counted in it. */
    end(messagesBefore: number | null): Minute | null {
      if (counts.length === 0) return null;
      const viewers = counts.map((count) => count.viewers);
      const chats = counts.flatMap(({ chat }) => chat ?? []);
      const messages = chats.at(-1)?.messages ?? messagesBefore ?? 0;
      const minute = {
        most: Math.max(...viewers),
        average: viewers.reduce((sum, n) => sum + n, 0) / viewers.length,
        came,
        left,
        chat: chats.length > 0 ? Math.max(...chats.map(({ members }) => members)) : null,
        // A bot that was started anew counts from zero.
        messages: messagesBefore === null || messages < messagesBefore ? 0 : messages - messagesBefore,
      };
      counts = [];
      came = 0;
      left = 0;
      return minute;
    },
  };
}
