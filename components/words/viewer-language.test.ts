import { expect, it, vi } from 'vitest';
import { LANGUAGE_BEFORE_PAINT, LANGUAGE_KEPT_AS } from './viewer-language.ts';

/** The root element after the script has run. */
function rootAfter(wanted: { page?: string; address?: string; kept?: string; browser?: string[] }) {
  const root = { lang: wanted.page ?? 'en', dir: 'ltr' };
  const store = new Map(wanted.kept === undefined ? [] : [[LANGUAGE_KEPT_AS, wanted.kept]]);
  vi.stubGlobal('document', { documentElement: root });
  vi.stubGlobal('location', { search: wanted.address ?? '' });
  vi.stubGlobal('navigator', { languages: wanted.browser ?? ['en-GB'] });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  });
  new Function(LANGUAGE_BEFORE_PAINT)();
  vi.unstubAllGlobals();
  return [root.lang, root.dir, store.get(LANGUAGE_KEPT_AS)];
}

it('takes the first language of the browser that the site has', () => {
  expect(rootAfter({ browser: ['de-AT', 'en'] })).toEqual(['de', 'ltr', undefined]);
  expect(rootAfter({ browser: ['xx', 'ar-EG', 'de'] })).toEqual(['ar', 'rtl', undefined]);
  expect(rootAfter({ browser: ['pt-PT'] })).toEqual(['pt-BR', 'ltr', undefined]);
  expect(rootAfter({ browser: ['zh-TW'] })).toEqual(['zh-Hans', 'ltr', undefined]);
  expect(rootAfter({ page: 'de', browser: ['xx'] })).toEqual(['de', 'ltr', undefined]);
  expect(rootAfter({ page: 'de', browser: [] })).toEqual(['de', 'ltr', undefined]);
});

it('takes what was chosen before that, and the address before both, and keeps it', () => {
  expect(rootAfter({ kept: 'de' })).toEqual(['de', 'ltr', 'de']);
  expect(rootAfter({ kept: '', browser: ['de'] })).toEqual(['de', 'ltr', '']);
  expect(rootAfter({ address: '?a=b&lang=de-CH', kept: 'en' })).toEqual(['de', 'ltr', 'de-CH']);
  expect(rootAfter({ address: '?lang=%22%3E', kept: 'en', browser: ['de'] })).toEqual(['en', 'ltr', 'en']);
  expect(rootAfter({ kept: '(.', browser: ['de'] })).toEqual(['de', 'ltr', '(.']);
});
