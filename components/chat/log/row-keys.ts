import type { Line } from '#lib/irc/types.ts';

type At = { line: Line; row: HTMLElement } | null;

function focusRow(row: Element | null | undefined): void {
  if (!(row instanceof HTMLElement)) return;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

/** Arrow keys walk over the rows of a log, Enter opens what can be done with one; so do a right click and a long press. */
export function listenToRows(
  scroller: HTMLElement,
  lineAt: (target: EventTarget | null) => At,
  onMenu: (line: Line, row: HTMLElement) => void,
  toEnd: () => void,
): void {
  scroller.addEventListener('keydown', (event) => {
    const at = lineAt(document.activeElement);
    if (event.key === 'ArrowUp') {
      focusRow(at ? at.row.previousElementSibling : scroller.firstElementChild?.lastElementChild);
    } else if (event.key === 'ArrowDown' && at) focusRow(at.row.nextElementSibling);
    else if (event.key === 'End') toEnd();
    else if (event.key === 'Enter' && at && event.target === at.row) onMenu(at.line, at.row);
    else return;
    event.preventDefault();
  });
  scroller.addEventListener('contextmenu', (event) => {
    // Links and selected text have menus of their own.
    if (event.target instanceof Element && event.target.closest('a')) return;
    if (document.getSelection()?.isCollapsed === false) return;
    const at = lineAt(event.target);
    if (at === null) return;
    event.preventDefault();
    onMenu(at.line, at.row);
  });
}
