import { answer } from '#components/schedule/use-now.ts';
import { loadWords } from '#components/words/load-words.ts';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import { LONGEST_WITHOUT_END } from '#lib/schedule/now.ts';
import { say, type Words } from '#lib/words/words.ts';

type News = { kind: keyof Words['reminders']['tab']; of: PublicSlot; title: string; until: number };
type Shown = { all: SiteView; view: SiteView; room: string | null };

const endOf = ({ start, end }: PublicSlot) =>
  end ? Date.parse(end) : Date.parse(start) + LONGEST_WITHOUT_END;

/** The news that an edit is for somebody who watches or awaits a show: it is cancelled, later, or another one is on. */
function newsOf(of: PublicSlot, wasOn: boolean, { all, view }: Shown, instant: number): News | null {
  const after = all.slots.find(({ uid }) => uid === of.uid);
  const { now, slot } = answer(view, instant);
  const title = now.override ? now.override.title : slot?.title;
  const news = (kind: News['kind'], until: number, name = of.title) => ({ kind, of, title: name, until });
  if (after?.status === 'cancelled') return news('cancelled', endOf(of));
  if (wasOn && title && now.slot !== of.uid && instant < endOf(of)) return news('instead', endOf(of), title);
  if (!after) return news('cancelled', endOf(of));
  return Date.parse(after.start) > Math.max(instant, Date.parse(of.start))
    ? news('delayed', Date.parse(after.start))
    : null;
}

/**
 * Keeps the title of the tab: the show that is on, on the front page, and on every page for a while that a show was cancelled,
 * delayed or replaced. The chat may put a number before it, and the title of another page is Next's.
 */
export function createTabTitle() {
  let last: (Shown & { of: PublicSlot | null; wasOn: boolean }) | null = null;
  let news: News | null = null;
  let words: Words['reminders']['tab'] | null = null;
  let own = '';
  let mine = '';
  let name: string | null | undefined;

  function write(): void {
    if (last === null) return;
    const [, count = '', bare = ''] = /^(\(\d+\+?\) )?(.*)$/s.exec(document.title) ?? [];
    if (bare !== mine) own = bare;
    const site = last.view.title;
    const isFront = location.pathname === '/';
    const said = news && words ? say(words[news.kind], { title: news.title }) : isFront ? name : undefined;
    // A page that failed has no title of its own.
    mine = said === undefined ? own || site : said === null ? site : `${said} · ${site}`;
    if (bare !== mine) document.title = count + mine;
  }
  const observer = new MutationObserver(write);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });

  return {
    /** Looks at what is shown at an instant (ms). */
    check(shown: Shown, instant: number): void {
      const { now, slot, next } = answer(shown.view, instant);
      if (last?.of && last.room === shown.room && last.view !== shown.view)
        news = newsOf(last.of, last.wasOn, shown, instant) ?? news;
      // The news ends if the show is over, or if the edit was undone.
      if (
        news &&
        (instant >= news.until || newsOf(news.of, news.kind === 'instead', shown, instant) === null)
      )
        news = null;
      last = { ...shown, of: slot ?? next, wasOn: slot !== null };
      name = now.override ? now.override.title : (slot?.title ?? null);
      if (news && !words)
        void loadWords('reminders', document.documentElement.lang).then(({ tab }) => {
          words = tab;
          write();
        });
      write();
    },
    stop: () => observer.disconnect(),
  };
}
