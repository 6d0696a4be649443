import { isolate } from '#lib/irc/message/safety.ts';
import type { Client, Conversation, ListEntry } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chatMenus } from '../menus-words.ts';
import { button, el } from '../panel/dom.ts';
import { language } from '../words.ts';
import { closeRow, openDialog } from './dialog.ts';

const when = (time: number) =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);

function about({ by, time }: ListEntry): string {
  if (by === '') return '';
  return say(chatMenus.bans.by, { by: isolate(by), time: time > 0 ? when(time) : '?' });
}

/** Who is kept out of a channel or kept quiet in it, each with a way back. */
export async function openBans(root: HTMLElement, client: Client, channel: Conversation): Promise<void> {
  const modes = client.state.isupport.chanmodes[0].includes('q') ? ['b', 'q'] : ['b'];
  const words = chatMenus.bans;
  const rows: HTMLElement[] = [];
  for (const mode of modes) {
    for (const entry of await client.list(channel.name, mode)) {
      const mask = isolate(entry.mask);
      const row = el(
        'li',
        'mq-chat-ban',
        el(
          'span',
          '',
          el('b', '', mode === 'q' ? say(words.silenced, { mask }) : mask),
          el('small', '', about(entry)),
        ),
      );
      const lift = button('mq-chat-mini', words.lift, () => {
        client.mode(channel.name, `-${mode}`, entry.mask);
        row.remove();
      });
      lift.setAttribute('aria-label', say(words.liftLabel, { mask }));
      row.append(lift);
      rows.push(row);
    }
  }
  const none = el('p', '', words.none);
  const dialog = openDialog(
    root,
    say(words.title, { channel: isolate(channel.name) }),
    rows.length > 0 ? el('ul', 'mq-chat-bans', ...rows) : none,
    closeRow(button('mq-chat-button mq-chat-primary', chatMenus.done, () => dialog.close())),
  );
}
