import type { Words } from '../words.ts';

export const desk: Words['desk'] = {
  moment: 'Einen Moment …',
  link: {
    off: 'Diese Seite hat kein Backstage: BACKSTAGE_KEY ist nicht gesetzt.',
    wrong: 'Dieser Link öffnet Backstage nicht (mehr): frag nach einem neuen.',
    'too-many': 'Zu viele falsche Schlüssel: versuch es in zehn Minuten noch einmal.',
  },
  signInFirst: 'Melde dich erst an.',
  notUnderstood: 'Das war nicht zu verstehen.',
  somebody: 'Jemand',
  theSheet: 'Die Tabelle',
  acts: {
    hold: 'hält „{title}“ fest',
    next: 'ist zu „{title}“ gegangen',
    show: 'zeigt eine Adresse ({provider})',
    release: 'hat „{title}“ freigegeben',
    undo: 'hat zurückgenommen: „{who} {what}“',
    sheet: 'sagt „Show now“ und ist neuer',
  },
  live: 'Live',
  refused: {
    gone: 'Diese Sendung steht nicht mehr im Programm.',
    noNext: 'Danach ist nichts geplant.',
    notHeld: 'Es wird nichts festgehalten: das Programm entscheidet schon.',
    nothingDone: 'Es gibt nichts zurückzunehmen.',
    changed:
      'Jemand hat „Show now“ in der Tabelle inzwischen geändert, und das bleibt: sieh noch einmal nach, oder ändere es dort.',
    inSheet: 'Es steht in der Tabelle unter „Show now“: ändere es dort.',
    sheetChanged: 'Die Tabelle wurde inzwischen geändert: sieh noch einmal nach.',
  },
  csvFrom: 'CSV von {host}',
  file: 'die Datei {path}',
  noNotes:
    'Das Archiv bietet {path} nicht an, weil es diese Datei nicht gibt: lass das PDF pushen, oder berichtige die Zelle unter „Notizen“.',
  soon: 'Die Seite liest die Tabelle gleich.',
  tabs: {
    renamed:
      'Der Reiter {tab} heißt jetzt „{now}“: nenn ihn wieder {tab}, unter diesem Namen findet ihn die Seite.',
    deleted:
      'Der Reiter {tab} wurde gelöscht: wähl in der Tabelle „Bearbeiten“, „Rückgängig machen“, oder leg einen Reiter mit diesem Namen an.',
  },
};
