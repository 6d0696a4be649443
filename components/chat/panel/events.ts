import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { ClientEvent } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { notify } from '../attention/notify.ts';
import { chatLines } from '../lines-words.ts';

/** The client tag by which a bot of the site says that the schedule changed; its value is the new revision. */
export const REFRESH_TAG = '+marquee/refresh';

const ERR_CANNOTSENDTOCHAN = '404';

export type EventDesk = {
  /** Is it the site's own channel? */
  isHome(channel: string): boolean;
  siteTitle(): string;
  notifies(): boolean;
  notice(text: string): void;
  /** Asks for the code that confirms a new account. */
  verify(account: string, said: string): void;
};

/** Many numerics are half a sentence, whose beginning is their last parameter: `472 me x :is not a recognised mode`. */
function refusalWords({ text, context }: { text: string; context: readonly string[] }): string {
  const words = showText(stripFormatting(text));
  const about = context.at(-1) ?? '';
  return /^[a-z]/.test(words) && about !== '' ? `${isolate(about)} ${words}` : words;
}

/** Answers what happens once: notifications, refusals, a nick that was taken. */
export function onEvent(desk: EventDesk, event: ClientEvent): void {
  const { notices } = chatLines;
  switch (event.type) {
    case 'message':
      if (desk.notifies() && (event.line.mention || event.conversation.kind === 'private')) {
        notify(event.line, desk.siteTitle());
      }
      return;
    case 'tagmsg': {
      const revision = event.tags.get(REFRESH_TAG);
      // Only people with a role there: a viewer must not make every other viewer's page ask the server.
      if (revision === undefined || event.prefixes === '' || !desk.isHome(event.conversation.name)) return;
      window.dispatchEvent(new CustomEvent('marquee:refresh', { detail: { revision } }));
      return;
    }
    case 'nick-taken':
      desk.notice(say(notices.taken, { wanted: isolate(event.wanted), nick: isolate(event.nick) }));
      return;
    case 'invite':
      desk.notice(say(notices.invited, { nick: isolate(event.nick), channel: isolate(event.channel) }));
      return;
    case 'refusal':
      // Its line says so itself.
      if (event.code === ERR_CANNOTSENDTOCHAN) return;
      desk.notice(refusalWords(event));
      return;
    case 'login':
      desk.notice(
        event.ok
          ? say(notices.loggedIn, { account: isolate(event.account) })
          : say(notices.notLoggedIn, { why: showText(stripFormatting(event.text)) }),
      );
      return;
    case 'registration':
      if (event.outcome === 'verification-required')
        desk.verify(event.account, showText(stripFormatting(event.text)));
      else if (event.outcome === 'done')
        desk.notice(say(notices.registered, { account: isolate(event.account) }));
      else desk.notice(showText(stripFormatting(event.text)));
      return;
    case 'read-elsewhere': // panel.ts
    case 'kicked': // The status line says it.
      return;
  }
}
