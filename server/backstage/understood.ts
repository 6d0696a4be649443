import type { UnderstoodBody } from '#lib/check/check-view.ts';
import { checkedSheet } from '#lib/check/check-view.ts';
import { checkWorkbook } from '#lib/check/check-workbook.ts';
import { slugOf } from '#lib/schedule/slug.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';
import type { Words } from '#lib/words/words.ts';
import type { Config } from '#server/env.ts';
import { themeFiles } from '#server/schedule/theme-files.ts';

/** Says of the newest sheet, cell by cell, what the site makes of it; the same as the page /check. */
export function createUnderstanding(config: Config, now: () => number) {
  let last: { raw: RawSheet; words: Words; sheet: ReturnType<typeof checkedSheet> } | null = null;

  function checked(raw: RawSheet, words: Words) {
    if (last?.raw === raw && last.words === words) return last.sheet;
    const workbook = workbookFrom(raw);
    const { timeZone, locale, siteUrl, embedHosts } = config;
    const embed = { siteHost: siteUrl.hostname, allowedHosts: embedHosts };
    const options = { timeZone, locale, at: now(), themeFiles: themeFiles(), slugOf, embed };
    const sheet = checkedSheet(workbook, checkWorkbook(workbook, options), words);
    last = { raw, words, sheet };
    return sheet;
  }

  return (
    raw: RawSheet,
    wanted: { tab: number | null; page: number; only: 'all' | 'problems' },
    words: Words,
  ) => {
    const sheet = checked(raw, words);
    const tab = wanted.tab ?? sheet.view.main;
    const { page, only } = wanted;
    const body: UnderstoodBody = {
      view: sheet.view,
      rows: { tab, page, only, ...sheet.rows(tab, page, only) },
    };
    return body;
  };
}
