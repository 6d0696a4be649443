import type { CommandDesk } from '../commands/run-command.ts';
import { chatMenus } from '../menus-words.ts';
import { type MenuItem, openMenu } from './popup.ts';

/** What an operator turns on and off for everybody: the mode, and what turning it on and off is called. */
const SWITCHES = [
  ['m', 'moderate', 'unmoderate'],
  ['i', 'close', 'open'],
] as const;

/** What an operator can do with the channel itself. */
export function openChannelMenu(desk: CommandDesk, at: HTMLElement): void {
  const channel = desk.target();
  if (channel?.kind !== 'channel') return;
  const words = chatMenus.channel;
  const items: MenuItem[] = [
    { name: words.topic, run: () => desk.openDialog('topic') },
    { name: words.bans, run: () => desk.openDialog('bans') },
  ];
  for (const [mode, on, off] of SWITCHES) {
    const isOn = channel.modes.has(mode);
    const what = isOn ? off : on;
    items.push({
      name: words[what],
      run: async () => {
        if (await desk.ask(chatMenus.ask[what])) desk.client.mode(channel.name, (isOn ? '-' : '+') + mode);
      },
    });
  }
  openMenu(at, words.name, items);
}
