import { LANGUAGES } from '#lib/words/languages.ts';

/** The key of the language that a viewer chose; without it, the browser's languages count. */
export const LANGUAGE_KEPT_AS = 'marquee:language';

const CODES = ` ${LANGUAGES.map(({ language }) => language).join(' ')} `;
const RTL = LANGUAGES.flatMap(({ language, direction }) => (direction === 'rtl' ? [language] : [])).join('|');

/**
 * Puts the language of the viewer and its direction on the root before anything is painted: the address's (`?lang=es`, which
 * is kept), else what was chosen, else the first that the browser asks for and the site has. The texts follow
 * (speak-viewers-language.ts). It is in the HTML of each page, so it is short: it compares two letters.
 */
export const LANGUAGE_BEFORE_PAINT = `{let d=document.documentElement,k="${LANGUAGE_KEPT_AS}",s,q=/[?&]lang=([\\w-]+)/.exec(location.search)?.[1];try{q&&localStorage.setItem(k,q);s=localStorage.getItem(k)}catch{}
[q,s,...navigator.languages].some(c=>s=c&&/^\\w\\w/.test(c)&&"${CODES}".match(\` (\${c.slice(0,2)}\\\\S*) \`)?.[1])&&s!=d.lang&&(d.lang=s,d.dir=/^(${RTL})/.test(s)?"rtl":"ltr")}`;

/** The language that the viewer chose; '' if they chose none, or one that the site does not have. */
export function keptLanguage(): string {
  try {
    const kept = localStorage.getItem(LANGUAGE_KEPT_AS)?.slice(0, 2) ?? '';
    return LANGUAGES.find(({ language }) => language.slice(0, 2) === kept)?.language ?? '';
  } catch {
    return '';
  }
}

/** Keeps a language ('': as the browser asks), and loads the page in it: the chat and all that is open begin anew. */
export function chooseLanguage(language: string): void {
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  try {
    localStorage.setItem(LANGUAGE_KEPT_AS, language);
  } catch {
    // If nothing can be kept, the address has the language.
    if (language) address.searchParams.set('lang', language);
  }
  if (address.href === location.href) location.reload();
  else location.replace(address);
}
