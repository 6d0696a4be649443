import { Changed, type Client } from '#lib/irc/types.ts';
import type { LogView } from '../log/log-view.ts';
import type { MemberListView } from '../members/member-list.ts';
import { toggle } from './dom.ts';
import type { Extras } from './extras.ts';
import type { Parts } from './parts.ts';
import type { Views } from './views.ts';
import type { Writing } from './writing.ts';

/** Draws the parts that these bits of `Changed` are about. */
export function drawChanged(
  bits: number,
  views: Views,
  members: MemberListView,
  extras: Extras | null,
): void {
  if (bits & Changed.members) members.sync(views.channel());
  if (bits & Changed.topic) extras?.drawTopic();
  if (bits & Changed.typing) extras?.drawTyping();
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
