import { troubleIn } from '#lib/backstage/problem-in.ts';
import { type CheckedSheet, checkedSheet } from '#lib/check/check-view.ts';
import { checkWorkbook } from '#lib/check/check-workbook.ts';
import { type Given, openSheet, refuseLarge } from '#lib/check/open-sheet.ts';
import { plainSlugOf } from '#lib/schedule/plain-slug.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import type { Answer, Question, Rows, RowsWanted } from './messages.ts';

// The thread that reads sheets for /check: a large one must not hold up the page.

// It came with Chrome 120 and Safari 17. Next stands in for it in pages, and not in threads.
URL.canParse ??= (address, base) => {
  try {
    return Boolean(new URL(address, base));
  } catch {
    return false;
  }
};

let sheet: CheckedSheet | null = null;

const rowsOf = (wanted: RowsWanted): Rows => ({
  ...wanted,
  ...(sheet?.rows(wanted.tab, wanted.page, wanted.only) ?? { rows: [], pages: 1 }),
});

async function read(question: Extract<Question, { ask: 'read' }>): Promise<Answer> {
  const { id, files, text, in: context } = question;
  // Safari, and the oldest browsers that the site is for, have no Temporal.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  try {
    for (const { name, size } of files) refuseLarge(name, size);
    const given: Given[] = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    if (text) given.push({ name: text.name, bytes: new TextEncoder().encode(text.text) });
    const workbook = await openSheet(given);
    const { siteHost, allowedHosts, ...options } = context;
    const check = (slugOf: (name: string) => string) =>
      checkWorkbook(workbook, { ...options, at: Date.now(), slugOf, embed: { siteHost, allowedHosts } });
    let checked = check(plainSlugOf);
    // A name in ASCII has the same address without the tables of letters, which are 220 kB.
    if (checked.rooms.some(({ name }) => /\P{ASCII}/u.test(name)))
      checked = check((await import('#lib/schedule/slug.ts')).slugOf);
    sheet = checkedSheet(workbook, checked, context.words);
    const { view } = sheet;
    return { answer: 'read', id, view, rows: rowsOf({ tab: view.main, page: 0, only: 'all' }) };
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    return { answer: 'unreadable', id, why: troubleIn(error.why, context.words) };
  }
}

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const answer: Answer =
    data.ask === 'read' ? await read(data) : { answer: 'rows', id: data.id, rows: rowsOf(data.wanted) };
  postMessage(answer);
});
