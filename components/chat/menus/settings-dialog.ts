import { isolate } from '#lib/irc/message/safety.ts';
import type { Client } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { cleanNick } from '../nick-name.ts';
import { button, el } from '../panel/dom.ts';
import type { Settings, SettingsStore } from '../panel/settings.ts';
import { chatMenus } from '../words.ts';
import { closeRow, openDialog } from './dialog.ts';
import { hiddenPeople } from './hidden-people.ts';

export type SettingsOptions = {
  root: HTMLElement;
  client: Client;
  settings: SettingsStore;
  onNick(nick: string): void;
  onLogin(): void;
};

const field = (name: string, control: HTMLElement) =>
  el('label', 'mq-chat-field', el('span', '', name), control);

function select<K extends 'presence' | 'announce' | 'colours'>(
  settings: SettingsStore,
  key: K,
  choices: [Settings[K], string][],
) {
  const element = el('select', 'mq-chat-input');
  for (const [value, name] of choices)
    element.append(new Option(name, value, false, settings.get()[key] === value));
  element.addEventListener('change', () => settings.set({ [key]: element.value as Settings[K] }));
  return element;
}

function checkbox(checked: boolean, onChange: (checked: boolean) => void) {
  const element = el('input');
  element.type = 'checkbox';
  element.checked = checked;
  element.addEventListener('change', () => onChange(element.checked));
  return element;
}

export function openSettings({ root, client, settings, onNick, onLogin }: SettingsOptions): void {
  const words = chatMenus.settings;
  const now = settings.get();
  const size = el('input');
  size.type = 'range';
  size.min = '12';
  size.max = '24';
  size.value = String(now.size);
  size.addEventListener('input', () => settings.set({ size: size.valueAsNumber }));

  const nick = el('input', 'mq-chat-input');
  nick.value = client.state.self.nick;
  nick.maxLength = 30;
  nick.spellcheck = false;
  const notify = checkbox(now.notify, async (wanted) => {
    const allowed =
      wanted && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    notify.checked = allowed;
    settings.set({ notify: allowed });
  });

  const done = button('mq-chat-button mq-chat-primary', chatMenus.done, () => {
    const wanted = cleanNick(nick.value);
    if (wanted !== '' && wanted !== client.state.self.nick) onNick(wanted);
    dialog.close();
  });
  const { account } = client.state.self;
  const login = button(
    'mq-chat-button',
    account === null ? chatMenus.login.orRegister : say(words.loggedIn, { account: isolate(account) }),
    () => {
      dialog.close();
      onLogin();
    },
  );
  const dialog = openDialog(
    root,
    words.title,
    field(words.nick, nick),
    field(words.size, size),
    field(
      words.times,
      checkbox(now.times, (times) => settings.set({ times })),
    ),
    field(
      words.colours,
      select(settings, 'colours', [
        ['site', words.asSite],
        ['light', words.light],
        ['device', words.asDevice],
      ]),
    ),
    field(
      words.presence,
      select(settings, 'presence', [
        ['auto', words.small],
        ['show', words.always],
        ['hide', words.never],
      ]),
    ),
    field(
      words.reader,
      select(settings, 'announce', [
        ['all', words.all],
        ['mentions', words.mentions],
        ['off', words.nothing],
      ]),
    ),
    field(words.notify, notify),
    field(
      words.noStrangers,
      checkbox(now.noStrangers, (noStrangers) => settings.set({ noStrangers })),
    ),
    hiddenPeople(client),
    closeRow(login, done),
  );
}
