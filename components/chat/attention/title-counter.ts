import { titleWithCount } from './title-count.ts';

/** Shows a number before the page's title for as long as it is above 0, whatever else sets the title. */
export function createTitleCounter() {
  let count = 0;
  const write = () => {
    const title = titleWithCount(document.title, count);
    if (title !== document.title) document.title = title;
  };
  const observer = new MutationObserver(write);
  return {
    set(next: number): void {
      if (next === count) return;
      if (count === 0)
        observer.observe(document.head, { childList: true, subtree: true, characterData: true });
      count = next;
      if (count === 0) observer.disconnect();
      write();
    },
    dispose(): void {
      observer.disconnect();
      count = 0;
      write();
    },
  };
}
