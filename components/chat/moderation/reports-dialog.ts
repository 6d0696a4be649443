import { clockText, fullText } from '#lib/format/dates.ts';
import { deviceReader } from '#lib/format/device.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import {
  type ChatLog,
  isActionOn,
  type ModerationEntry,
  standaloneEntries,
} from '#lib/irc/moderation/moderation-entry.ts';
import { say } from '#lib/words/words.ts';
import type { Moderation } from '../commands/moderate.ts';
import { askAndModerate, type CommandActions } from '../commands/run-command.ts';
import { closeRow, openDialog } from '../menus/dialog.ts';
import { button, el, setText } from '../panel/dom.ts';
import { chatMenus, language } from '../words.ts';
import { canSilence } from './shield.ts';

const LISTED = 60;
/** For entries that are no older than this (ms), the time of day is enough. */
const TONIGHT = 12 * 3_600_000;

/** The entries that the bot has kept, for moderators who are signed in backstage; null for all others. */
async function keptByBot(): Promise<ChatLog | null> {
  try {
    const answer = await fetch('/backstage/chat', { cache: 'no-store' });
    return answer.ok ? ((await answer.json()) as ChatLog | null) : null;
  } catch {
    return null;
  }
}

/** Lists the reports of viewers with the lines around them, and what moderators did. Moderators can act on each report here. */
export async function openReports(root: HTMLElement, actions: CommandActions): Promise<void> {
  const words = chatMenus.reports;
  const reader = deviceReader(language());
  const note = el('p', 'mq-chat-people-count', words.own);
  const list = el('ol', 'mq-chat-entries');
  let kept: readonly ModerationEntry[] = [];

  const sentence = ({ at, kind, by, about, text }: ModerationEntry) =>
    el(
      'p',
      '',
      say(words[kind], { by: isolate(by), about: isolate(about), text: isolate(text) }),
      el('small', '', ` ${Date.now() - at < TONIGHT ? clockText(at, reader) : fullText(at, reader)}`),
    );

  function act(name: string, action: Moderation, nick: string): HTMLButtonElement {
    const one = button('mq-chat-mini', name, () => void askAndModerate(actions, action));
    one.setAttribute('aria-label', `${name}: ${isolate(nick)}`);
    return one;
  }

  function row(entry: ModerationEntry, all: readonly ModerationEntry[]): HTMLElement {
    if (entry.kind !== 'report') return el('li', '', sentence(entry));
    const { about, context, text } = entry;
    const { silence, remove, ban } = chatMenus.person;
    const lines = context.length > 0 ? context : [{ nick: about, text }];
    return el(
      'li',
      'mq-chat-report',
      sentence(entry),
      el(
        'ul',
        '',
        ...lines.map((line) => {
          const said = el('li', '', el('b', '', isolate(line.nick)), `: ${showText(line.text)}`);
          if (line.nick === about) said.className = 'mq-chat-reported';
          return said;
        }),
      ),
      ...all.filter((other) => isActionOn(other, entry)).map(sentence),
      el(
        'div',
        'mq-chat-acts',
        canSilence(actions.client) ? act(silence, { type: 'quiet', who: about }, about) : null,
        act(remove, { type: 'kick', nick: about, reason: '' }, about),
        act(ban, { type: 'ban', who: about }, about),
      ),
    );
  }

  function draw(): void {
    const newest = kept[0]?.at ?? 0;
    const all = [...actions.moderationEntries().filter(({ at }) => at > newest), ...kept];
    list.replaceChildren(
      ...standaloneEntries(all)
        .slice(0, LISTED)
        .map((entry) => row(entry, all)),
    );
    if (all.length === 0) list.append(el('li', '', words.none));
  }

  draw();
  const dialog = openDialog(
    root,
    words.title,
    note,
    list,
    closeRow(button('mq-chat-button mq-chat-primary', chatMenus.done, () => dialog.close())),
  );
  const stop = actions.client.onEvent(({ type }) => {
    if (type === 'moderated' || type === 'message') draw();
  });
  dialog.addEventListener('close', stop);
  const log = await keptByBot();
  if (log === null || !dialog.isConnected) return;
  kept = log.entries;
  setText(note, words.kept);
  draw();
}
