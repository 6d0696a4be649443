import type { Words } from './words.ts';

export const about: Words['about'] = {
  language: 'de',
  locale: 'de-DE',
  direction: 'ltr',
};

export const site: Words['site'] = {
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
