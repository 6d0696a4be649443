import { inCalendar } from './feeds-de.ts';
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
  skip: 'Zum Inhalt',
  nav: { name: 'Seiten', watch: 'Zuschauen', schedule: 'Programm', shows: 'Archiv' },
  panels: { name: 'Zeigen', chat: 'Chat', next: 'Als Nächstes', page: 'Seite', aside: 'Chat' },
  states: {
    'on-air': 'Läuft',
    'starting-soon': 'Gleich',
    overrunning: 'Überzieht',
    'off-air': 'Sendepause',
    waiting: 'Einen Moment',
  },
  stage: {
    name: 'Bühne',
    stream: 'Stream',
    with: 'mit {host}',
    tentative: 'noch nicht sicher',
    warning: 'Inhaltswarnung: {warning}',
    startsIn: 'beginnt in {time}',
    next: 'als Nächstes: {title} in {time}',
  },
  card: {
    moment: 'Einen Moment',
    coming: 'Das Programm ist unterwegs',
    comingText: 'Es erscheint hier, sobald es da ist. Neu laden ist nicht nötig.',
    doors: 'Einlass',
    now: 'Läuft jetzt',
    noStream: 'Hierzu gibt es noch keinen Stream. Er erscheint hier, sobald die Crew ihn einträgt.',
    offAir: 'Gerade läuft nichts',
    nothing: 'Im Moment ist nichts geplant',
    calendar: 'In den Kalender',
    trailer: 'Trailer ansehen',
    trailerOf: 'Trailer: {title}',
    trailerEnd: 'Trailer schließen',
  },
  front: {
    next: 'Als Nächstes',
    nothingNext: 'Mehr ist noch nicht geplant.',
    about: 'Über diese Sendung',
    ended: 'Gerade zu Ende',
    notes: 'Begleitheft',
    recording: 'Aufzeichnung',
    noRecording: 'Die Aufzeichnung steht hier, sobald die Crew sie einträgt.',
    again: 'Noch einmal ansehen',
    yourZone: 'Deine Zeitzone, {zone}',
    itsZone: 'Die Zeitzone des Programms, {zone}',
  },
  layout: {
    chat: 'Chat zeigen',
    theatre: 'Kino',
    fullscreen: 'Ganzer Bildschirm, mit Chat',
    corner: 'In eine andere Ecke',
    close: 'Stream schließen',
    more: 'Anordnung und Tasten',
    chatWidth: 'Breite des Chats',
    chatWidthIs: '{n} Prozent des Fensters',
  },

  remind: 'Erinnern',
};

export const demo: Words['demo'] = {
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
};

export const bare: Words['bare'] = {
  now: 'Jetzt',
  next: 'Als Nächstes',
  watchAt: 'Zu sehen auf {site}',
};

export { desk } from './backstage/desk-de.ts';
export { backstageNow } from './backstage/now-de.ts';
export { backstage } from './backstage/page-de.ts';
export const notFound: Words['notFound'] = {
  title: 'Hier ist keine Seite',
  text: 'Die Adresse ist vielleicht vertippt, oder was sie zeigte, wurde weggenommen. Von hier geht es weiter:',
};

export { brokenPage } from './broken-page-de.ts';
export { chatLines } from './chat/lines-de.ts';
export { chatMenus } from './chat/menus-de.ts';
export { chat } from './chat/panel-de.ts';
export { feeds } from './feeds-de.ts';
export { layout } from './layout-de.ts';
export { problems } from './problems-de.ts';
export { refusals } from './refusals-de.ts';
export { reminders } from './reminders-de.ts';
export { streams } from './streams-de.ts';
export { troubles } from './troubles-de.ts';

export const sharing: Words['sharing'] = {
  about: 'Was läuft, was als Nächstes kommt, und der Chat daneben.',
  now: 'Jetzt: {title}.',
  next: 'Als Nächstes: {title}.',
};

export const shows: Words['shows'] = {
  title: 'Archiv',
  none: 'Hier wurde noch nichts gezeigt, das aufgehoben wird.',
  years: 'Jahre',
  within: 'Monate oder Tage',
  neighbours: 'Früher und später',
  all: 'Alle Sendungen',
  ofPeriod: 'Sendungen {period}',
  search: 'Titel, Gastgeber, Reihen und Begleithefte durchsuchen',
  searchFailed: 'Die Suche ist gerade nicht zu erreichen.',
  found: { one: '{n} Sendung', other: '{n} Sendungen' },
  foundInNotes: 'im Begleitheft gefunden',
  more: 'Mehr',
  recording: 'Aufzeichnung',
  notes: 'Begleitheft',
  with: 'mit {host}',
  warning: 'Inhaltshinweis: {warning}',
  watch: 'Aufzeichnung ansehen',
  recordingOf: 'Aufzeichnung: {title}',
  reader: {
    title: 'Begleitheft',
    of: 'Begleitheft: {title}',
    read: 'Hier lesen',
    close: 'Begleitheft schließen',
    open: 'In einem Tab öffnen',
    download: 'Herunterladen',
    loading: 'Das Begleitheft wird geholt …',
    failed: 'Es kann hier nicht gezeigt werden. Öffnen oder herunterladen geht.',
  },
  series: {
    coming: 'Demnächst',
    shown: 'Gezeigt',
    calendar: 'Kalender',
    rss: 'RSS',
    all: 'Alle {n}',
    tentative: 'noch nicht sicher',
    cancelled: 'abgesagt',
  },
};

export const schedule: Words['schedule'] = {
  title: 'Programm',
  waiting: 'Das Programm ist unterwegs.',
  none: 'Zurzeit ist nichts geplant.',
  zones: {
    home: 'Zeiten in {zone}, der Zeitzone des Programms.',
    yours: 'Zeiten in {zone}, deiner Zeitzone.',
    picked: 'Zeiten in {zone}.',
  },
  zone: 'Zeitzone',
  yourZone: 'Deine: {zone}',
  homeZone: 'Die des Programms: {zone}',
  search: 'Suche',
  series: 'Reihe',
  all: 'Alle',
  found: '{n} von {all}',
  states: { 'on-air': 'läuft', overrunning: 'dauert länger', 'starting-soon': 'gleich' },
  statuses: { tentative: 'noch nicht sicher', cancelled: 'abgesagt' },
  with: 'mit {host}',
  more: 'Mehr über {title}',
  warning: 'Inhaltshinweis: {warning}',
  ofSeries: 'Reihe: {series}',
  notes: 'Begleitheft',
  recording: 'Aufzeichnung',
  calendar: 'In den Kalender',
  google: 'In den Google-Kalender',
  inCalendar,
  feeds: {
    subscribe: 'Abonnieren: {calendar}, {rss}, {apps}, {json}.',
    calendar: 'Kalender',
    apps: 'Konferenz-Apps',
    before: 'Was schon gezeigt wurde, steht im {archive}.',
    archive: 'Archiv',
  },
};
