import { stripFormatting } from '#lib/irc/message/format.ts';
import { showText } from '#lib/irc/message/safety.ts';
import type { Client } from '#lib/irc/types.ts';

/** How long (ms) services may take to answer. */
const LIMIT = 4000;
const LONGEST = 80;
/** Atheme and Anope write "Registered : Nov 29 2026 …", Ergo "Registered at: …". */
const REGISTERED = /^\W*(?:time )?registered(?: at)?\s*: *(\S.*)$/i;

/** Since when somebody has their account, as NickServ writes it; '' if the network does not tell. */
export function accountSince(client: Client, account: string): Promise<string> {
  return new Promise((resolve) => {
    const done = (text: string) => {
      clearTimeout(timer);
      stop();
      resolve(text);
    };
    const timer = setTimeout(() => done(''), LIMIT);
    const stop = client.onEvent((event) => {
      if (event.type === 'refusal' && event.command === 'NICKSERV') return done('');
      if (event.type !== 'message' || event.line.kind !== 'notice') return;
      const since = REGISTERED.exec(stripFormatting(event.line.text))?.[1];
      if (since !== undefined && client.state.fold(event.line.nick) === client.state.fold('NickServ'))
        done(showText(since).slice(0, LONGEST));
    });
    // This command reaches services alone; a private message could reach anybody who took the name.
    client.raw(`NICKSERV INFO ${account.replace(/\s/g, '')}`);
  });
}
