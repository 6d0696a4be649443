import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import { REFRESH_TAG } from '#lib/irc/refresh-tag.ts';
import type { ClientEvent } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { notify } from '../attention/notify.ts';
import { chatLines } from '../words.ts';

const ERR_CANNOTSENDTOCHAN = '404';

export type EventActions = {
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
export function onEvent(actions: EventActions, event: ClientEvent): void {
  const { notices } = chatLines;
  switch (event.type) {
    case 'message':
      if (actions.notifies() && (event.line.mention || event.conversation.kind === 'private')) {
        notify(event.line, actions.siteTitle());
      }
      return;
    case 'tagmsg': {
      const revision = event.tags.get(REFRESH_TAG);
      // Only people with a role there: a viewer must not make every other viewer's page ask the server.
      if (revision === undefined || event.prefixes === '' || !actions.isHome(event.conversation.name)) return;
      window.dispatchEvent(new CustomEvent('marquee:refresh', { detail: { revision } }));
      return;
    }
    case 'nick-taken':
      actions.notice(
        say(/^[!-~]*$/.test(event.wanted) ? notices.taken : notices.notLatin, {
          wanted: isolate(event.wanted),
          nick: isolate(event.nick),
        }),
      );
      return;
    case 'invite':
      actions.notice(say(notices.invited, { nick: isolate(event.nick), channel: isolate(event.channel) }));
      return;
    case 'refusal':
      // The line itself says so.
      if (event.code === ERR_CANNOTSENDTOCHAN) return;
      actions.notice(refusalWords(event));
      return;
    case 'login':
      actions.notice(
        event.ok
          ? say(notices.loggedIn, { account: isolate(event.account) })
          : say(notices.notLoggedIn, { why: showText(stripFormatting(event.text)) }),
      );
      return;
    case 'registration':
      if (event.outcome === 'verification-required')
        actions.verify(event.account, showText(stripFormatting(event.text)));
      else if (event.outcome === 'done')
        actions.notice(say(notices.registered, { account: isolate(event.account) }));
      else actions.notice(showText(stripFormatting(event.text)));
      return;
    case 'moderated':
    case 'past': // moderation/folding.ts
    case 'read-elsewhere': // extras.ts
    case 'kicked': // The status line says so.
      return;
  }
}
