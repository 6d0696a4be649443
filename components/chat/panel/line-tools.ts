import type { Line } from '#lib/irc/types.ts';
import type { LogView } from '../log/log-view.ts';
import { chatLines } from '../words.ts';
import { button, el, icon, TOOL, toggle } from './dom.ts';
import { MORE, REPLY, SMILE } from './icons.ts';

export type LineActions = {
  reply(line: Line): void;
  pickReaction(line: Line, at: HTMLElement): void;
  openLineMenu(line: Line, at: HTMLElement): void;
  mayReact(): boolean;
};

/** Reply, react and more, on the row under the pointer: one set of buttons for all rows. */
export function createLineTools(actions: LineActions) {
  let line: Line | null = null;
  let row: HTMLElement | null = null;
  const on = (run: (line: Line, at: HTMLElement) => void) => () => {
    if (line !== null && row !== null) run(line, row);
  };
  const react = button(TOOL, chatLines.tools.react, on(actions.pickReaction), icon(SMILE));
  const element = el(
    'div',
    'mq-chat-tools',
    button(TOOL, chatLines.tools.reply, on(actions.reply), icon(REPLY)),
    react,
    button(TOOL, chatLines.tools.more, on(actions.openLineMenu), icon(MORE)),
  );
  for (const tool of element.children) (tool as HTMLElement).tabIndex = -1;

  function hide(): void {
    row?.classList.remove('mq-chat-hot');
    element.remove();
    row = null;
    line = null;
  }
  function show(at: { line: Line; row: HTMLElement } | null): void {
    if (at?.row === row) return;
    hide();
    if (at === null || at.line.kind === 'presence' || at.line.nick === '') return;
    ({ line, row } = at);
    toggle(react, actions.mayReact() && line.msgid !== '');
    row.classList.add('mq-chat-hot');
    row.append(element);
  }

  return (view: LogView): void => {
    const { element: log } = view;
    log.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'mouse') show(view.lineAt(event.target));
    });
    log.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') hide();
    });
    // A tap: touch has no pointer to hover with.
    log.addEventListener('click', (event) => {
      if (!(event.target instanceof Element) || event.target.closest('a, button')) return;
      if ((event as PointerEvent).pointerType !== 'mouse') show(view.lineAt(event.target));
    });
  };
}
