import type { Words } from './words.ts';

export const about: Words['about'] = {
  language: 'de',
  locale: 'de-DE',
  direction: 'ltr',
};

export const site: Words['site'] = {
  chat: {
    title: 'Chat',
    welcome: 'Gemeinsam schauen. Such dir einen Nickname aus und sag hallo.',
    nickname: 'Nickname',
    join: 'Zum Chat',
    letters: 'Der Chat nimmt Buchstaben von A bis Z, Ziffern, - und _.',
    elsewhere: 'Der Chat dieser Sendung ist anderswo: {link}',
    none: 'Diese Seite hat keinen Chat.',
  },
  demo: {
    summary: 'Das ist die Demo: eine Beispieltabelle, ein Testbild, ein Chat auf diesem Rechner.',
    connect: 'Eigene Tabelle verbinden',
    steps: {
      template:
        'Die Vorlage in {folder} in eine Google-Tabelle kopieren und die eigenen Sendungen hineinschreiben.',
      share: 'Die Tabelle freigeben: Jeder mit dem Link darf lesen.',
      key: 'Einen API-Schlüssel für die Google Sheets API anlegen und als {name} in {file} schreiben.',
      id: 'Den langen Teil der Adresse der Tabelle als {name} in {file} schreiben.',
      start: 'Neu starten mit {command}. Alles Weitere, auch zum eigenen Chat, steht in der README.',
    },
  },
};

export { chatLines } from './chat/lines-de.ts';
export { chatMenus } from './chat/menus-de.ts';
export { chat } from './chat/panel-de.ts';
