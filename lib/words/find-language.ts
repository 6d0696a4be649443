import { LANGUAGES } from './languages.ts';

/** The language of the site for a locale as a sheet or the environment writes it (`de_AT`, `pt-BR`); English if none fits. */
export function findLanguage(locale: string | null): string {
  const wanted = (locale ?? '').toLowerCase().replaceAll('_', '-');
  const primary = (tag: string) => tag.split('-')[0];
  const found =
    LANGUAGES.find(({ language }) => language.toLowerCase() === wanted) ??
    LANGUAGES.find(({ language }) => primary(language) === primary(wanted));
  return found?.language ?? 'en';
}
