/** `language` is BCP 47, for `lang`; `locale` is how dates are written in the HTML, before the browser knows its viewer's form. */
export type Language = { language: string; locale: string; direction: 'ltr' | 'rtl'; name: string };

/** The languages of the site: each is a file in words/, its line here and two in read-words.ts. */
export const LANGUAGES: readonly Language[] = [
  { language: 'en', locale: 'en-GB', direction: 'ltr', name: 'English' },
  { language: 'de', locale: 'de-DE', direction: 'ltr', name: 'Deutsch' },
  { language: 'es', locale: 'es-ES', direction: 'ltr', name: 'Español' },
  { language: 'fr', locale: 'fr-FR', direction: 'ltr', name: 'Français' },
  { language: 'pt-BR', locale: 'pt-BR', direction: 'ltr', name: 'Português (Brasil)' },
  { language: 'ja', locale: 'ja-JP', direction: 'ltr', name: '日本語' },
  { language: 'ar', locale: 'ar', direction: 'rtl', name: 'العربية' },
  { language: 'pl', locale: 'pl-PL', direction: 'ltr', name: 'Polski' },
  { language: 'it', locale: 'it-IT', direction: 'ltr', name: 'Italiano' },
  { language: 'nl', locale: 'nl-NL', direction: 'ltr', name: 'Nederlands' },
  { language: 'zh-Hans', locale: 'zh-CN', direction: 'ltr', name: '简体中文' },
  { language: 'ko', locale: 'ko-KR', direction: 'ltr', name: '한국어' },
  { language: 'ru', locale: 'ru-RU', direction: 'ltr', name: 'Русский' },
  { language: 'uk', locale: 'uk-UA', direction: 'ltr', name: 'Українська' },
  { language: 'tr', locale: 'tr-TR', direction: 'ltr', name: 'Türkçe' },
  { language: 'sv', locale: 'sv-SE', direction: 'ltr', name: 'Svenska' },
  { language: 'cs', locale: 'cs-CZ', direction: 'ltr', name: 'Čeština' },
  { language: 'id', locale: 'id-ID', direction: 'ltr', name: 'Bahasa Indonesia' },
  { language: 'he', locale: 'he-IL', direction: 'rtl', name: 'עברית' },
  { language: 'hi', locale: 'hi-IN', direction: 'ltr', name: 'हिन्दी' },
];
