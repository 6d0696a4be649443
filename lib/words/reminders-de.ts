import { inCalendar } from './feeds-de.ts';
import type { Words } from './words.ts';

export const reminders: Words['reminders'] = {
  what: {
    title: 'Erinnern',
    of: 'Woran',
    show: 'Diese Sendung: {when}',
    series: 'Jede Sendung von {series}',
    lead: 'Wann',
    atStart: 'Wenn sie anfängt',
    minutes: '{n} Minuten vorher',
    hour: 'Eine Stunde vorher',
    day: 'Einen Tag vorher',
    remind: 'Erinnern',
    forget: 'Nicht mehr erinnern',
    close: 'Schließen',
  },
  asking: 'Der Browser fragt, ob diese Seite benachrichtigen darf.',
  working: 'Einen Moment…',
  set: 'Die Erinnerung kommt, auch wenn diese Seite zu ist.',
  setHere: 'Die Erinnerung kommt, solange eine Seite von hier offen ist.',
  forgotten: 'Es kommt keine Erinnerung.',
  calendar: {
    instead: 'Oder der Kalender erinnert:',
    file: 'Kalenderdatei',
    google: 'Google Kalender',
    inCalendar,
  },
  problems: {
    unsupported: 'Dieser Browser ist nicht erreichbar, wenn die Seite zu ist.',
    homeScreen:
      'Auf diesem Gerät geht das nur vom Home-Bildschirm: Teilen, Zum Home-Bildschirm, und die Seite von dort öffnen.',
    denied: 'Benachrichtigungen dieser Seite sind gesperrt: in den Einstellungen des Browsers erlauben.',
    off: 'Diese Seite schickt keine Erinnerungen, wenn sie zu ist.',
    away: 'Der Teil der Seite, der Erinnerungen aufhebt, antwortet gerade nicht. In einer Minute noch einmal versuchen.',
    failed: 'Der Browser hat seinen Push-Dienst nicht erreicht. Später noch einmal versuchen.',
    full: 'Mehr Erinnerungen gehen nicht: zuerst eine löschen.',
    tooMany: 'Das war oft: in zehn Minuten noch einmal versuchen.',
    unknown: 'Diese Sendung steht nicht mehr im Programm.',
  },
  push: {
    starts: 'Beginnt um {time}.',
    started: 'Hat um {time} begonnen.',
    cancelled: 'Fällt aus: Beginn wäre um {time} gewesen.',
  },
};
