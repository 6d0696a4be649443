import type { Words } from './words.ts';

export const troubles: Words['troubles'] = {
  seeLog: 'Die Tabelle war nicht zu lesen: siehe Log.',
  calledOff: 'Die Tabelle wurde nicht gelesen: das Lesen wurde abgebrochen.',
  fileCalledOff: 'Die Datei wurde nicht gelesen: das Lesen wurde abgebrochen.',

  googleAnswer: 'Die Antwort von Google Sheets',
  csvAddress: 'Die CSV-Adresse',

  // On the way
  noAnswerInTime: '{whom} hat nicht rechtzeitig geantwortet.',
  brokeOff: '{whom} hat mitten in der Antwort abgebrochen.',
  notReached: '{whom} war von diesem Server aus nicht zu erreichen.',
  notReachedCode: '{whom} war von diesem Server aus nicht zu erreichen ({code}).',
  largerThan: '{what} ist größer als {mb} MB: leg alte Sendungen in eine andere Tabelle.',
  tooLarge: 'Die Tabelle ist zu groß, um gelesen zu werden: leg alte Sendungen in eine andere Tabelle.',

  // Google
  googlePage: 'Google hat mit einer Webseite statt mit der Tabelle geantwortet.',
  googleQuota: 'Die Tabelle wurde zu oft gelesen: Google bittet zu warten. Es ist nichts zu tun.',
  googleAway: 'Google Sheets ist gerade nicht erreichbar ({status}). Es ist nichts zu tun.',
  apiOff: 'Die Google Sheets API ist im Google-Cloud-Projekt nicht aktiviert: aktivier sie dort.',
  badAccountKey: 'Google nimmt den Schlüssel von {email} nicht an: leg für das Dienstkonto einen neuen an.',
  badApiKey:
    'Google nimmt GOOGLE_API_KEY nicht an: prüf den Schlüssel, und ob er für die Google Sheets API und von diesem Server aus gilt.',
  notEditor:
    'Die Seite darf nicht in die Tabelle schreiben: wähl in der Tabelle „Freigeben“, und mach {email} zum Bearbeiter.',
  protectedCell:
    'Die Zelle ist geschützt: wähl in der Tabelle „Daten“, „Tabellenblätter und Bereiche schützen“, und lass {email} sie bearbeiten.',
  noSuchSheet: 'Diese Tabelle gibt es nicht: sie wurde gelöscht, oder SHEET_ID ist falsch.',
  notSharedWith:
    'Die Tabelle ist nicht für die Seite freigegeben: wähl in der Tabelle „Freigeben“, und füg {email} als Betrachter hinzu.',
  notShared:
    'Die Tabelle ist nicht freigegeben: wähl in der Tabelle „Freigeben“, und lass jeden mit dem Link sie ansehen.',
  noTab: 'Einen Reiter {tab} gibt es nicht mehr: wurde er umbenannt? Gib ihm seinen Namen zurück.',
  excelInDrive:
    'Die Tabelle ist eine Excel-Datei in Google Drive: wähl „Datei“, dann „Als Google-Tabelle speichern“, und nimm diese.',
  googleRefused: 'Google hat die Tabelle nicht herausgegeben ({status}).',
  noKeyFile: 'Die Datei, die GOOGLE_APPLICATION_CREDENTIALS nennt, ist nicht zu lesen.',
  notKeyFile:
    'Die Datei, die GOOGLE_APPLICATION_CREDENTIALS nennt, ist keine Schlüsseldatei eines Dienstkontos.',
  writeBrokeOff: 'Die Antwort von Google Sheets auf das Schreiben brach ab.',
  notWhole: '{what} ist nicht ganz: das JSON ist abgeschnitten oder beschädigt.',
  notReply: '{what} ist keine Antwort von spreadsheets.get: siehe {where}.',

  // A CSV address
  csvPage:
    'Die CSV-Adresse liefert eine Webseite (wohl zum Anmelden): gib die Tabelle für jeden mit dem Link frei, oder veröffentliche sie als CSV.',
  csvNothing: 'Die CSV-Adresse liefert nichts.',
  csvPlain: 'Die CSV-Adresse führt unverschlüsselt zu {host}: sie muss bei https bleiben.',
  csvNowhere: 'Die CSV-Adresse leitet ins Leere weiter.',
  csvSignIn:
    'Die CSV-Adresse will eine Anmeldung: gib die Tabelle für jeden mit dem Link frei, oder veröffentliche sie als CSV.',
  csvRedirects: 'Die CSV-Adresse leitet mehr als {times}-mal weiter.',
  csvNotShared: '{host} lässt die Seite die Tabelle nicht lesen: gib sie für jeden mit dem Link frei.',
  csvGone: 'Unter der CSV-Adresse gibt es keine Tabelle mehr ({status}).',
  csvQuota: 'Die Tabelle wurde zu oft gelesen: {host} bittet zu warten.',
  csvAway: '{host} ist gerade nicht erreichbar ({status}).',
  csvRefused: '{host} hat die Tabelle nicht herausgegeben ({status}).',

  // Files and what is in them
  alwaysWritten: '{file} wird ständig geschrieben.',
  noScheduleFile: 'Der Ordner {folder} hat keine Schedule.csv.',
  emptyFile: '{file} ist leer.',
  fileLargerThan: '{file} ist größer als {mb} MB: das ist kein Programm.',
  notFile: '{file} ist keine Datei.',
  noFile: 'Eine Datei {file} gibt es nicht.',
  notReadable: '{file} darf von diesem Benutzer nicht gelesen werden.',
  fileUnread: '{file} war nicht zu lesen.',
  fileUnreadCode: '{file} war nicht zu lesen ({code}).',
  isSpreadsheet: '{what} ist eine Tabellen- oder Zip-Datei (.xlsx, .ods): speicher sie als CSV.',
  isOldExcel: '{what} ist eine alte Excel-Datei (.xls): speicher sie als CSV.',
  isPdf: '{what} ist ein PDF und keine Tabelle.',
  isCompressed: '{what} ist eine komprimierte Datei: entpack sie zuerst.',
  isPicture: '{what} ist ein Bild und keine Tabelle.',
  notText: '{what} ist kein Text: speicher die Tabelle als CSV.',
  pageNotSheet: '{what} ist eine Webseite und keine Tabelle.',
  pageNotTable: '{what} ist eine Webseite und keine Tabelle.',
  tooManyRows: '{what} hat mehr als {most} Zeilen.',
  tooManyColumns: '{what} hat mehr als {most} Spalten.',

  // Not taken
  headerLost: 'Die Zeile mit den Namen der Spalten (Datum, Beginn, Titel, …) fehlt: stell sie wieder her.',
  otherDocument:
    'Das sieht nach einem anderen Dokument aus: „{next}“ statt „{previous}“, und keine Sendung steht in beiden.',
  noneLeft:
    'Von {all} kommenden Sendungen ist keine übrig: stell sie wieder her, oder übernimm die Änderung, wenn sie gemeint ist.',
  fewLeft: {
    one: 'Von {all} kommenden Sendungen ist nur {n} übrig: stell die anderen wieder her, oder übernimm die Änderung, wenn sie gemeint ist.',
    other:
      'Von {all} kommenden Sendungen sind nur {n} übrig: stell die anderen wieder her, oder übernimm die Änderung, wenn sie gemeint ist.',
  },

  // "Show now" cannot be written
  keyCannotWrite:
    'Die Seite liest die Tabelle mit einem API-Schlüssel, und der kann nicht schreiben. Mit einem Dienstkonto, das die Tabelle bearbeiten darf, ginge es.',
  csvCannotWrite:
    'Die Seite liest die Tabelle über eine CSV-Adresse, und darüber lässt sich nichts schreiben.',
  fileIsReadOnly: 'Die Tabelle ist eine Datei auf dem Server, und die Seite liest sie nur.',
  readOnly: 'Die Tabelle lässt sich nur lesen.',
  notReadYet: 'Die Tabelle wurde noch nicht gelesen.',
  notTaken: 'Die Tabelle, wie sie jetzt ist, wurde nicht übernommen.',
  noSettingsTab: 'Die Tabelle hat keinen Reiter namens Settings, in dem „Show now“ stünde.',
  showNowAmbiguous:
    '„Show now“ in der Tabelle kann das nicht sagen: eine andere Zeile oder ein anderer Name heißt auch so.',
};
