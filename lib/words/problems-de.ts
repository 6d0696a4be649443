import type { Words } from './words.ts';

export const problems: Words['problems'] = {
  // The whole sheet
  noScheduleTab: 'Es gibt keinen Reiter mit einem Programm.',
  emptyTab: 'In diesem Reiter steht nichts.',
  noHeader:
    'Keine Zeile dieses Reiters benennt die Spalten. Schreib eine Kopfzeile: Datum, Beginn, Ende, Titel, Stream.',
  noTitleColumn: 'Zeile {row} benennt Spalten, aber keine für das, was läuft. Nenn eine davon Titel.',
  onlyHeader: 'In diesem Reiter steht nur eine Kopfzeile und darunter keine Sendung.',
  twoColumns: 'Zwei Spalten heißen „{text}“; die erste zählt.',
  noDates: 'Keine Zeile hat ein Datum, also ist nichts geplant. Leg eine Spalte Datum an.',
  noZone:
    'Es ist keine Zeitzone gesetzt, also gelten alle Zeiten in UTC. Setz „Zeitzone“ im Reiter Settings, etwa Europe/Berlin.',
  notZone: '„{text}“ ist keine Zeitzone; stattdessen gilt {zone}.',
  writeZone: 'Schreib sie wie Europe/Berlin.',
  moreProblems: {
    one: 'Es gibt noch {n} weiteres Problem, das hier nicht steht.',
    other: 'Es gibt noch {n} weitere Probleme, die hier nicht stehen.',
  },

  // Any cell
  didYouMean: 'Gemeint ist vielleicht {text}?',
  didYouMeanTitle: 'Gemeint ist vielleicht „{text}“?',
  formulaLoading: 'Die Formel in dieser Zelle wird noch geladen.',
  formulaFailed: 'Die Formel in dieser Zelle ist fehlgeschlagen ({error}).',
  titleCut: { other: 'Dieser Titel ist nach {n} Zeichen abgeschnitten.' },
  textCut: { other: 'Dieser Text ist nach {n} Zeichen abgeschnitten.' },
  leftOut: 'Die Adresse bleibt weg.',

  // Dates
  notDate: '„{text}“ ist kein Datum.',
  notDateOfDay: '„{text}“ ist kein Datum. Schreib das Datum dieses Tages.',
  dateAbove: 'Diese Zeile hat kein eigenes Datum, und das darüber, in {cell}, war nicht zu lesen.',
  weekdayAlone: '„{text}“ nennt einen Wochentag, aber kein Datum. Schreib das Datum dazu.',
  dayAlone: '„{text}“ nennt einen Tag, aber keinen Monat. Schreib den Monat dazu.',
  notNextWeekday: '„{text}“ ist nicht der nächste {weekday} nach dem Datum darüber. Schreib den Monat dazu.',
  noMonth: '„{text}“ ist kein Datum: einen Monat {month} gibt es nicht.',
  noYear: '„{text}“ hat kein Jahr, und nichts in der Tabelle sagt, welches es ist.',
  farYear: '„{text}“ liegt im Jahr {year}. Ist das gemeint?',
  monthTooShort: '„{text}“ gibt es nicht: {month} hat {last} Tage.',
  weekdayMismatch: 'Der {date} ist ein {is}, kein {said}; das Datum zählt.',
  yearAssumed: '„{text}“ gilt für {year}, das nächste Jahr, in dem es ein {weekday} ist.',
  twoMeanings:
    '„{text}“ kann {one} oder {other} sein. Setz die Sprache der Tabelle, oder schreib den Monat als Wort.',
  dayFirst: '„{text}“ widerspricht den anderen: hier steht der Tag vorn.',
  dayFirstIn: '„{text}“ widerspricht den anderen: hier steht der Tag vorn ({locale}).',
  monthFirst: '„{text}“ widerspricht den anderen: hier steht der Monat vorn.',
  monthFirstIn: '„{text}“ widerspricht den anderen: hier steht der Monat vorn ({locale}).',
  otherOrder: '„{text}“ widerspricht den anderen: in der Spalte ist die Reihenfolge sonst umgekehrt.',
  dayBeforeMonth:
    'Alle Daten hier werden mit dem Tag vor dem Monat gelesen, weil „{text}“ nur dazu passt; für {locale} ist es umgekehrt üblich.',
  monthBeforeDay:
    'Alle Daten hier werden mit dem Monat vor dem Tag gelesen, weil „{text}“ nur dazu passt; für {locale} ist es umgekehrt üblich.',
  dayBeforeMonthDots:
    'Alle Daten hier werden mit dem Tag vor dem Monat gelesen, weil „{text}“ nur dazu passt; mit Punkten ist es umgekehrt üblich.',
  monthBeforeDayDots:
    'Alle Daten hier werden mit dem Monat vor dem Tag gelesen, weil „{text}“ nur dazu passt; mit Punkten ist es umgekehrt üblich.',
  twoDates: 'In dieser Zelle steht {date}, in der Datumsspalte {other}; diese Zelle zählt.',
  secondDate: 'das zweite Datum',

  // Times
  notTime: '„{text}“ ist keine Uhrzeit.',
  notLength: '„{text}“ ist keine Dauer. Schreib 90, 90 min oder 1:30.',
  withoutEnd: 'Die Zeile zählt, ohne Ende.',
  endBeforeStart: 'Dieses Ende liegt vor dem Beginn; es zählt nicht.',
  endIsStart: 'Das Ende ist der Beginn, {time}; es zählt nicht.',
  lengthDiffers: 'Dieses Ende passt nicht zur Dauer in einer anderen Zelle der Zeile; dieses zählt.',
  lengthDiffersFirst:
    'Dieses Ende passt nicht zur Dauer in einer anderen Zelle der Zeile; dieses zählt, weil es zuerst steht.',
  timeDiffers: 'Dieses Ende passt nicht zur Zeit in einer anderen Zelle der Zeile; dieses zählt.',
  timeDiffersFirst:
    'Dieses Ende passt nicht zur Zeit in einer anderen Zelle der Zeile; dieses zählt, weil es zuerst steht.',
  midnight:
    'Mitternacht gilt als Ende dieses Tages: {day}. Schreib 24:00 dafür, oder 0:00 für seinen Anfang.',
  pastMidnight:
    '{time} steht unter {last} in der Zeile darüber und gilt darum am nächsten Tag: {day}. Schreib zur Sicherheit das Datum dazu.',
  neverHappens: '{time} am {date} gibt es in {zone} nicht: die Uhren werden darüber hinweg vorgestellt.',
  happensTwice:
    '{time} am {date} gibt es in {zone} zweimal, weil die Uhren zurückgestellt werden; die frühere Zeit zählt.',
  sameStart: '„{title}“ (Zeile {row}) beginnt zur gleichen Zeit.',
  stillOn: '„{title}“ (Zeile {row}) läuft noch, bis {time}.',

  // Rows
  noTitle: 'Diese Zeile hat eine Zeit, aber keinen Titel.',
  emptySlot: 'Diese Zeile hat eine Zeit, aber es läuft nichts.',
  notStatus: '„{text}“ ist kein Status; die Zeile gilt als bestätigt.',
  writeStatus: 'Schreib vorläufig, abgesagt, versteckt oder verspätet 20.',
  notLayout: '„{text}“ ist keine Anordnung. Schreib Reiter oder Raster.',
  notChat: 'Das ist weder ein IRC-Kanal (#name) noch die https-Adresse eines Chats.',
  pathElsewhere: 'Dieser Pfad gehört nicht zu dieser Seite.',
  wholeAddressFirst: 'Schreib die ganze Adresse, mit https:// davor.',
  onlyHttps: 'Gezeigt werden nur Adressen, die mit https:// beginnen: diese beginnt mit http://.',

  // Repeats
  notUnderstood: '„{text}“ ist nicht zu verstehen.',
  writeRepeat:
    'Schreib es wie eines von diesen: wöchentlich, alle 2 Wochen, täglich, monatlich am ersten Freitag, wöchentlich bis 2027-03-01, wöchentlich außer 2026-12-26.',
  needsDate: '„{text}“ braucht ein Datum in der Datumsspalte, von dem an gezählt wird.',
  badUntil:
    'Das Datum, bis zu dem wiederholt wird, „{text}“, ist nicht zu verstehen. Schreib es wie 2027-03-01.',
  badExcept:
    'Die Daten, die ausgenommen sind, „{text}“, sind nicht zu verstehen. Schreib sie wie 2026-12-26, 2027-01-02.',
  endsFirst: 'Es endet am {until}, bevor es am {from} beginnt.',
  neverItsDay: 'Der {date} gehört nicht zu den Tagen der Wiederholung: sie hat keinen.',
  notItsDay: 'Der {date} gehört nicht zu den Tagen der Wiederholung: der erste ist der {first}.',
  exceptNotItsDay: 'Der {date} gehört nicht zu den Tagen der Wiederholung; ihn auszulassen ändert nichts.',

  // Streams
  formulaNoAddress: 'Die Formel in dieser Zelle ergibt keine Adresse: der Stream bleibt weg.',
  farTooMuchText: 'In dieser Zelle steht viel zu viel Text: schreib eine Adresse je Zeile.',
  mostStreams: { other: 'Nur die ersten {n} Streams einer Zelle zählen.' },
  unknownStream: 'Das ist weder eine Adresse noch ein Name aus dem Reiter Streams.',
  standsTwice: '„{text}“ steht hier zweimal; das erste zählt.',

  // Settings and themes
  noSetting: 'Eine Einstellung „{text}“ gibt es nicht.',
  notMinutes: '„{text}“ ist keine Anzahl von Minuten; stattdessen gilt {usual}.',
  notChannel: '„{text}“ ist weder ein IRC-Kanal (#name) noch die https-Adresse eines Chats.',
  neitherAskNorLoad: '„{text}“ ist weder „fragen“ noch „laden“, also laden Player sofort.',
  clockDecides: 'Die Uhr entscheidet.',
  notShowable:
    'Das ist keine Adresse, kein Name aus dem Reiter Streams und kein Titel einer Zeile, die gezeigt werden kann; die Uhr entscheidet.',
  notTheme: '„{text}“ ist weder ein Theme aus dem Reiter Settings noch eine Farbe.',
  notThemeHere: '„{text}“ ist weder ein Theme aus diesem Reiter noch eine Farbe.',
  notThemeLine: '„{text}“ ist kein Theme. Schreib einen Namen und eine Farbe: Halloween: #ff6600.',
  notThemePart:
    '„{text}“ gehört nicht zu einem Theme. Schreib eine Farbe wie #ff6600 oder ihren englischen Namen, oder Teile: accent #ff6600; background #1a0b00.',
  notColour: '„{text}“ ist keine Farbe. Schreib eine wie #ff6600, oder ihren englischen Namen.',
  noColour: 'Hier steht keine Farbe. Schreib eine wie #ff6600, oder ihren englischen Namen.',
  notPicture: '„{text}“ ist nicht die Adresse eines Bildes.',
  tooLight: 'background {colour} ist zu hell für helle Schrift; gezeigt wird {instead}.',
  tooDark: 'background {colour} ist zu dunkel für dunkle Schrift; gezeigt wird {instead}.',
  tooLittleContrast:
    '{part} {colour} hat auf seinem Hintergrund einen Kontrast von {ratio}, und lesbar ist es ab {needed}; gezeigt wird {instead}.',
};
