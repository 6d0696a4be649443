import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Client, ClientEvent } from '#lib/irc/types.ts';
import { notify } from '../attention/notify.ts';

/** The client tag by which a bot of the site says that the schedule changed; its value is the new revision. */
export const REFRESH_TAG = '+marquee/refresh';

const ERR_CANNOTSENDTOCHAN = '404';

export type EventDesk = {
  client: Client;
  /** Is it the site's own channel? */
  isHome(channel: string): boolean;
  siteTitle(): string;
  notifies(): boolean;
  notice(text: string): void;
};

/** Answers what happens once: notifications, refusals, a nick that was taken. */
export function listenToEvents(desk: EventDesk): () => void {
  return desk.client.onEvent((event) => onEvent(desk, event));
}

function onEvent(desk: EventDesk, event: ClientEvent): void {
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
      desk.notice(
        `${isolate(event.wanted)} is taken, so you are ${isolate(event.nick)} here. To choose another: /nick NAME`,
      );
      return;
    case 'invite':
      desk.notice(`${isolate(event.nick)} invited you to ${isolate(event.channel)}.`);
      return;
    case 'refusal':
      // Its line says so itself.
      if (event.code === ERR_CANNOTSENDTOCHAN) return;
      desk.notice(showText(stripFormatting(event.text)));
      return;
    case 'login':
      desk.notice(
        event.ok
          ? `You are logged in as ${isolate(event.account)}.`
          : `Not logged in: ${showText(stripFormatting(event.text))}`,
      );
      return;
    case 'registration':
      if (event.outcome === 'done') desk.notice(`The account ${isolate(event.account)} is yours.`);
      else desk.notice(showText(stripFormatting(event.text)));
      return;
    case 'kicked':
      return; // The status line says it.
  }
}
