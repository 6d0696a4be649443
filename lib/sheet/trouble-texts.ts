/** Why a sheet is not read, not taken or not written, in English; lib/words has the other languages. */
export const TROUBLE_TEXTS = {
  seeLog: 'The sheet could not be read: see the log.',
  calledOff: 'The sheet was not read: the reading was called off.',
  fileCalledOff: 'The file was not read: the reading was called off.',

  // What stands for `{what}`, at the start of a sentence
  googleAnswer: 'The answer of Google Sheets',
  csvAddress: 'The CSV address',

  // On the way
  noAnswerInTime: '{whom} did not answer in time.',
  brokeOff: '{whom} broke off in the middle of the answer.',
  notReached: '{whom} could not be reached from this server.',
  notReachedCode: '{whom} could not be reached from this server ({code}).',
  largerThan: '{what} is larger than {mb} MB: move old shows to another sheet.',
  tooLarge: 'The sheet is too large to be read: move old shows to another sheet.',

  // Google
  googlePage: 'Google answered with a web page instead of the sheet.',
  googleQuota: 'The sheet was read too often: Google asks to wait. Nothing is to be done.',
  googleAway: 'Google Sheets is not available at the moment ({status}). Nothing is to be done.',
  apiOff: 'The Google Sheets API is not enabled in the Google Cloud project: enable it there.',
  badAccountKey: 'Google does not accept the key of {email}: make a new key for this service account.',
  badApiKey:
    'Google does not accept GOOGLE_API_KEY: check the key and that it may be used for the Google Sheets API, from this server.',
  notEditor: 'The site may not write into the sheet: in the sheet, press Share and make {email} an Editor.',
  protectedCell:
    'The cell is protected: in the sheet, choose Data, Protect sheets and ranges, and let {email} edit it.',
  noSuchSheet: 'There is no such sheet: it was deleted, or SHEET_ID is wrong.',
  notSharedWith:
    'The sheet is not shared with the site: in the sheet, press Share and add {email} as Viewer.',
  notShared: 'The sheet is not shared: in the sheet, press Share and let anyone with the link view it.',
  noTab: 'There is no tab {tab} any more: was it renamed? Give it its name back.',
  excelInDrive:
    'The sheet is an Excel file kept in Google Drive: choose File, then "Save as Google Sheets", and use that sheet.',
  googleRefused: 'Google refused to give the sheet ({status}).',
  noKeyFile: 'The file that GOOGLE_APPLICATION_CREDENTIALS names cannot be read.',
  notKeyFile: 'The file that GOOGLE_APPLICATION_CREDENTIALS names is not the key file of a service account.',
  writeBrokeOff: 'The answer of Google Sheets to a write broke off.',
  notWhole: '{what} is not whole: its JSON is cut off or damaged.',
  notReply: '{what} is not a spreadsheets.get reply: see {where}.',

  // A CSV address
  csvPage:
    'The CSV address gives a web page (to sign in, most likely): share the sheet with anyone who has the link, or publish it as CSV.',
  csvNothing: 'The CSV address gives nothing.',
  csvPlain: 'The CSV address leads to {host} without encryption: it must stay on https.',
  csvNowhere: 'The CSV address redirects to nowhere.',
  csvSignIn:
    'The CSV address asks to sign in: share the sheet with anyone who has the link, or publish it as CSV.',
  csvRedirects: 'The CSV address redirects more than {times} times.',
  csvNotShared: '{host} does not let the site read the sheet: share it with anyone who has the link.',
  csvGone: 'There is no sheet at the CSV address any more ({status}).',
  csvQuota: 'The sheet was read too often: {host} asks to wait.',
  csvAway: '{host} is not available at the moment ({status}).',
  csvRefused: '{host} refused to give the sheet ({status}).',

  // Files and what is in them
  alwaysWritten: '{file} is being written all the time.',
  noScheduleFile: 'The folder {folder} has no Schedule.csv.',
  emptyFile: '{file} is empty.',
  fileLargerThan: '{file} is larger than {mb} MB: that is no schedule.',
  notFile: '{file} is not a file.',
  noFile: 'There is no file {file}.',
  notReadable: '{file} may not be read by this user.',
  fileUnread: '{file} could not be read.',
  fileUnreadCode: '{file} could not be read ({code}).',
  isSpreadsheet: '{what} is a spreadsheet or zip file (.xlsx, .ods): save it as CSV.',
  isOldExcel: '{what} is an old Excel file (.xls): save it as CSV.',
  isPdf: '{what} is a PDF, not a table.',
  isCompressed: '{what} is a compressed file: unpack it first.',
  isPicture: '{what} is a picture, not a table.',
  notText: '{what} is not text: save the sheet as CSV.',
  pageNotSheet: '{what} is a web page, not a sheet.',
  pageNotTable: '{what} is a web page, not a table.',
  tooManyRows: '{what} has more than {most} rows.',
  tooManyColumns: '{what} has more than {most} columns.',

  // Not taken
  headerLost: 'The row with the names of the columns (Date, Start, Title, …) was not found: put it back.',
  otherDocument:
    'This looks like another document: “{next}” instead of “{previous}”, and no show is in both.',
  noneLeft: 'None of {all} coming shows is left: put the others back, or accept the change if it is meant.',
  fewLeft: {
    one: 'Only {n} of {all} coming shows is left: put the others back, or accept the change if it is meant.',
    other:
      'Only {n} of {all} coming shows are left: put the others back, or accept the change if it is meant.',
  },

  // "Show now" cannot be written
  keyCannotWrite:
    'The site reads the sheet with an API key, which cannot write. With a service account that may edit the sheet it would.',
  csvCannotWrite: 'The site reads the sheet by a CSV address, by which nothing can be written.',
  fileIsReadOnly: 'The sheet is a file on the server, which the site only reads.',
  readOnly: 'The sheet can only be read.',
  notReadYet: 'The sheet was not read yet.',
  notTaken: 'The sheet as it is now was not taken.',
  noSettingsTab: 'The sheet has no tab called Settings, where “Show now” would stand.',
  showNowAmbiguous: '“Show now” in the sheet cannot say this: another row or name is called so, too.',
};
