import { clean, line, type TextLine } from '#bot/announce/announcement.ts';

/** The commands that the site carries out itself, as a press on backstage. */
export const NIGHT_COMMANDS: ReadonlySet<string> = new Set(
  'delay cancel hide swap stream card show hold go release undo'.split(' '),
);

/** An answer takes this long (ms) at most: the site may have to write into the sheet. */
const PATIENCE = 15_000;
const LONGEST = 380;

/** Asks the site to carry out a command for a services account; gives its answer. */
export type AskSite = (account: string, text: string) => Promise<TextLine[]>;

/** @param key the bot's own key of the crew */
export const siteAsker =
  (site: URL, key: string, fetchIt: typeof fetch = fetch): AskSite =>
  async (account, text) => {
    try {
      const response = await fetchIt(new URL('/backstage/bot', site), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ account, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.status === 401) return [line`The site does not know BOT_CREW_KEY: make a new one.`];
      const { said }: { said?: unknown } = await response.json();
      return [line`${clean(String(said ?? ''), LONGEST)}`];
    } catch {
      return [line`The site did not answer. Perhaps it was done: look, then try again.`];
    }
  };
