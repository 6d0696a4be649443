import { LANGUAGES } from '#lib/words/languages.ts';
import { loadWords } from './load-words.ts';
import { setViewerWords } from './viewer-words.ts';

type PageWords = Awaited<ReturnType<typeof loadWords<'page'>>>;

/** Turns the texts of the page from its own language into that of the root, which is the viewer's. */
export async function speakViewersLanguage(from: string): Promise<void> {
  const root = document.documentElement;
  try {
    const [own, page] = await Promise.all([loadWords('page', root.lang), loadWords('page', from)]);
    setViewerWords(own);
    followTitle(page, own);
  } catch {
    // If the words cannot be loaded, the root gets the language of the page again.
    root.lang = from;
    root.dir = LANGUAGES.find(({ language }) => language === from)?.direction ?? 'ltr';
  }
}

/** Keeps the name of the page in the tab in the viewer's language, on the way from page to page too. */
function followTitle(page: PageWords, own: PageWords): void {
  const names = (words: PageWords) => [
    words.schedule.title,
    words.shows.title,
    words.rooms.name,
    words.rooms.atOnce,
  ];
  const known = new Map(names(page).map((name, at) => [name, names(own)[at] ?? name]));
  const follow = () => {
    // The chat may have put a number before it, and Next the site's name behind it.
    const title = document.title.replace(/^(\(\d+\) )?(.+?)(?= · )/, (whole, count = '', name: string) =>
      known.has(name) ? `${count}${known.get(name)}` : whole,
    );
    if (title !== document.title) document.title = title;
  };
  follow();
  new MutationObserver(follow).observe(document.head, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}
