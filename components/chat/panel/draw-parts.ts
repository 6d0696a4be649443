import { stripFormatting } from '#lib/irc/message/format.ts';
import { showText } from '#lib/irc/message/safety.ts';
import { Changed, type Client, type Conversation } from '#lib/irc/types.ts';
import type { LogView } from '../log/log-view.ts';
import type { MemberListView } from '../members/member-list.ts';
import { typingText } from '../status/status-text.ts';
import { setText, toggle } from './dom.ts';
import type { Extras } from './extras.ts';
import type { Parts } from './parts.ts';
import { keepRead, keptRead } from './read-marks.ts';
import type { Views } from './views.ts';
import type { Writing } from './writing.ts';

export function drawTopic(parts: Parts, extras: Extras | null, conversation: Conversation | undefined): void {
  const text = showText(stripFormatting(conversation?.topic.text ?? ''));
  (extras?.drawTopic ?? setText)(parts.topicText, text);
  toggle(parts.topic, text !== '' && conversation?.joined === true);
}

export function drawTyping(parts: Parts, conversation: Conversation | undefined): void {
  const all = [...(conversation?.typing.values() ?? [])];
  const nicks = all.filter((typing) => typing.state === 'active').map(({ nick }) => showText(nick));
  setText(parts.typing, typingText(nicks.slice(0, 3)));
}

/** Draws the parts that these bits of `Changed` are about. */
export function drawChanged(
  bits: number,
  parts: Parts,
  views: Views,
  members: MemberListView,
  extras: Extras | null,
): void {
  if (bits & Changed.members) members.sync(views.channel());
  if (bits & Changed.topic) drawTopic(parts, extras, views.channel());
  if (bits & Changed.typing) drawTyping(parts, views.target());
  if (bits & Changed.unread) extras?.sync();
  if (bits & Changed.lines) extras?.stir();
}

/** Shows the nick form until there are a nick and the message box. */
export function drawFoot(parts: Parts, writing: Writing | null, isAsked: boolean): void {
  const asks = isAsked || writing === null;
  if (writing !== null) toggle(writing.composer.element, !asks);
  // Before the form goes: Orca does not say where the focus is if the element that had it is gone first.
  if (!asks && parts.form.contains(document.activeElement)) writing.composer.focus();
  toggle(parts.form, asks);
  writing?.sync();
}

/** Brings the views up to date. Returns the bits of all that changed in conversations that are in view, or in the list. */
export function syncViews(views: readonly LogView[], changes: ReturnType<Client['takeChanges']>): number {
  let bits = changes.session || views.length === 0 ? Changed.status : 0;
  for (const { conversation, bits: changed, updated } of changes.conversations) {
    bits |= changed & (Changed.list | Changed.unread);
    for (const view of views) {
      if (view.conversation !== conversation) continue;
      view.sync(changed, updated);
      bits |= changed;
    }
  }
  return bits;
}

/** Lines that were read on another device do not count as new here. */
export function readElsewhere(views: readonly LogView[], conversation: Conversation, time: number): void {
  if (time > keptRead(conversation.key)) keepRead(conversation.key, time);
  for (const view of views) {
    // Marks do not move while a viewer sees them.
    if (view.conversation !== conversation || !document.hidden) continue;
    view.markAfter(time);
    view.redraw();
  }
}
