import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import { extbansOf } from '#lib/irc/moderation/extban.ts';
import {
  byPattern,
  joinedLately,
  masksFor,
  peopleOf,
  type Suspect,
  sameAddress,
  sameText,
  suspects,
} from '#lib/irc/moderation/select.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { say, sayCount } from '#lib/words/words.ts';
import type { CommandActions } from '../commands/run-command.ts';
import { closeRow, openDialog } from '../menus/dialog.ts';
import { button, el, setText, toggle } from '../panel/dom.ts';
import { chatMenus, language } from '../words.ts';
import { actOnMany, type GroupAction } from './act.ts';
import { canSilence } from './shield.ts';

/** The most people that are listed. If a choice means more, it says how many. */
const LISTED = 200;

type Way = 'wave' | 'joined' | 'text' | 'address' | 'pattern';

/** The people of a channel who have something in common. */
function findPeople(
  channel: Conversation,
  { state }: CommandActions['client'],
  way: Way,
  pattern: string,
): readonly Suspect[] {
  const now = Date.now();
  const people = peopleOf(channel, now);
  const ways: Record<Way, () => Suspect[]> = {
    wave: () => suspects(channel, now),
    joined: () => joinedLately(people, now),
    text: () => sameText(people),
    address: () => sameAddress(people),
    pattern: () => byPattern(people, pattern, state.fold),
  };
  return ways[way]();
}

/** Chooses many people by what they have in common, and silences, bans or removes them at once. */
export function openPeople(root: HTMLElement, actions: CommandActions): void {
  const channel = actions.target();
  if (channel?.kind !== 'channel') return;
  const { client } = actions;
  const words = chatMenus.people;
  const way = el('select', 'mq-chat-input');
  for (const name of ['wave', 'joined', 'text', 'address', 'pattern'] as const)
    way.append(new Option(words.ways[name], name));
  const pattern = el('input', 'mq-chat-input');
  pattern.setAttribute('aria-label', words.pattern);
  pattern.placeholder = words.patternHint;
  const time = el('select', 'mq-chat-input');
  const { t10, t60, t360, t0 } = words.times;
  for (const [minutes, name] of [
    [10, t10],
    [60, t60],
    [360, t360],
    [0, t0],
  ] as const)
    time.append(new Option(name, String(minutes)));
  const count = el('p', 'mq-chat-people-count');
  count.setAttribute('role', 'status');
  const list = el('ul', 'mq-chat-people');
  list.setAttribute('aria-label', words.list);
  let found: readonly Suspect[] = [];
  let left = new Set<string>();

  const choices: GroupAction[] = canSilence(client) ? ['silence', 'ban', 'remove'] : ['ban', 'remove'];
  const buttons = choices.map((action) =>
    button('mq-chat-button mq-chat-danger', words.actions[action], () => act(action)),
  );
  const chosen = () => found.filter(({ member }) => !left.has(member.user.key)).map(({ member }) => member);

  function row({ member: { user }, lines, text }: Suspect): HTMLElement {
    const box = el('input');
    box.type = 'checkbox';
    box.checked = true;
    box.addEventListener('change', () => {
      if (box.checked) left.delete(user.key);
      else left.add(user.key);
      drawCount();
    });
    const about = [
      user.host && isolate(user.host),
      lines > 0 ? sayCount(words.lines, lines, language()) : '',
    ];
    return el(
      'li',
      '',
      el(
        'label',
        'mq-chat-choice',
        box,
        el(
          'span',
          '',
          el('b', '', isolate(user.nick)),
          el('small', '', ` ${about.filter(Boolean).join(', ')}`),
          el('small', 'mq-chat-people-text', showText(stripFormatting(text)).slice(0, 120)),
        ),
      ),
    );
  }

  function drawCount(): void {
    if (channel === undefined) return;
    const members = chosen();
    const masks = masksFor(
      members,
      channel.members.sorted(),
      extbansOf(client.state.isupport),
      client.state.fold,
    );
    const what = sayCount(words.count, members.length, language());
    setText(count, members.length === 0 ? words.nobody : say(words.masks, { what, masks: masks.length }));
    for (const one of buttons) one.disabled = members.length === 0;
  }

  function draw(): void {
    toggle(pattern, way.value === 'pattern');
    found = channel === undefined ? [] : findPeople(channel, client, way.value as Way, pattern.value);
    left = new Set();
    list.replaceChildren(...found.slice(0, LISTED).map(row));
    drawCount();
  }

  function act(action: GroupAction): void {
    if (channel === undefined) return;
    const members = chosen();
    actOnMany(client, channel, members, action, Number(time.value), words.reason);
    actions.notice(sayCount(words.done[action], members.length, language()));
    dialog.close();
  }

  way.addEventListener('change', draw);
  pattern.addEventListener('input', draw);
  const field = (name: string, control: HTMLElement) =>
    el('label', 'mq-chat-field', el('span', '', name), control);
  draw();
  const dialog = openDialog(
    root,
    words.title,
    field(words.way, way),
    pattern,
    count,
    list,
    field(words.time, time),
    closeRow(
      button('mq-chat-button', chatMenus.cancel, () => dialog.close()),
      ...buttons,
    ),
  );
  // Those who came before us and wrote nothing have no address yet.
  if (channel.members.sorted().some(({ user }) => user.host === ''))
    void client.learnHosts(channel.name).then(() => dialog.isConnected && draw());
}
