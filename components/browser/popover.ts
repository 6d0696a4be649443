/**
 * Shows an element over the page until Escape is pressed, something outside of it is pressed, or the returned function
 * is called; then `onClose` runs, once. While it is shown the element carries `data-open`, which style sheets use
 * because a browser that does not know `:popover-open` drops the whole rule.
 */
export function showPopover(element: HTMLElement, onClose: () => void): () => void {
  element.dataset.open = '';
  return 'showPopover' in element ? showNative(element, onClose) : showByHand(element, onClose);
}

function showNative(element: HTMLElement, onClose: () => void): () => void {
  element.popover = 'auto';
  element.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'closed') delete element.dataset.open;
  });
  element.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') onClose();
  });
  element.showPopover();
  return () => {
    if (element.isConnected) element.hidePopover();
  };
}

/** Popovers came with Chrome 114, Firefox 125 and Safari 17. */
function showByHand(element: HTMLElement, onClose: () => void): () => void {
  const open = new AbortController();
  const { signal } = open;
  const close = () => {
    if (signal.aborted) return;
    open.abort();
    delete element.dataset.open;
    if (element.isConnected) onClose();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const onPress = ({ target }: Event) => {
    // Later, because the press may be on the button that opened it and closes it too.
    if (!(target instanceof Node && element.contains(target))) setTimeout(close);
  };
  addEventListener('keydown', onKey, { capture: true, signal });
  addEventListener('click', onPress, { capture: true, signal });
  // A press inside a frame is not seen here, but it takes the focus from the window.
  addEventListener('blur', close, { signal });
  return close;
}
