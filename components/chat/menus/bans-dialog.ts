import { fullText } from '#lib/format/dates.ts';
import { deviceReader } from '#lib/format/device.ts';
import { isolate } from '#lib/irc/message/safety.ts';
import { readBan } from '#lib/irc/moderation/extban.ts';
import type { Client, Conversation, ListEntry } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { button, el } from '../panel/dom.ts';
import { chatMenus, language } from '../words.ts';
import { closeRow, openDialog } from './dialog.ts';

const when = (time: number) => fullText(time, deviceReader(language()));

function about({ by, time }: ListEntry): string {
  if (by === '') return '';
  return say(chatMenus.bans.by, { by: isolate(by), time: time > 0 ? when(time) : '?' });
}

/** Lists everybody who is banned or muted in a channel, each with a button that ends it. */
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
          el('b', '', readBan(entry.mask, mode).quiet ? say(words.silenced, { mask }) : mask),
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
