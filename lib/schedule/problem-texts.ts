/**
 * What problems say, in English; lib/words has the other languages. `{name}` stands for what is put there. What counts
 * has forms by its `{n}`.
 */
export const PROBLEM_TEXTS = {
  // The whole sheet
  noScheduleTab: 'There is no tab with a schedule.',
  emptyTab: 'There is nothing in this tab.',
  noHeader: 'No row of this tab names its columns. Write a header: Date, Start, End, Title, Stream.',
  noTitleColumn: 'Row {row} names columns, but none for what is on. Call one of them Title.',
  onlyHeader: 'There is only a header in this tab, and no show below it.',
  twoColumns: 'Two columns are called "{text}"; the first one counts.',
  noDates: 'No row has a date, so nothing is scheduled. Add a Date column.',
  noZone:
    'No time zone is set, so all times are read as UTC. Set "Time zone" in the Settings tab, like Europe/London.',
  notZone: '"{text}" is not a time zone; {zone} counts instead.',
  writeZone: 'Write it like Europe/London.',
  moreProblems: { other: 'There are {n} more problems, which are not listed.' },

  // Any cell
  didYouMean: 'Did you mean {text}?',
  didYouMeanTitle: 'Did you mean "{text}"?',
  formulaLoading: 'The formula in this cell is still loading.',
  formulaFailed: 'The formula in this cell failed ({error}).',
  titleCut: { other: 'This title is cut off after {n} characters.' },
  textCut: { other: 'This text is cut off after {n} characters.' },
  leftOut: 'It is left out.',

  // Dates
  notDate: '"{text}" is not a date.',
  notDateOfDay: '"{text}" is not a date. Write the date of that day.',
  dateAbove: 'This row has no date of its own, and that above it, in {cell}, could not be read.',
  weekdayAlone: '"{text}" names a weekday, but no date. Write the date too.',
  dayAlone: '"{text}" names a day, but no month. Write the month too.',
  notNextWeekday: '"{text}" is not the next {weekday} below the date above. Write the month too.',
  noMonth: '"{text}" is not a date: there is no month {month}.',
  noYear: '"{text}" has no year, and nothing in the sheet says which it is.',
  farYear: '"{text}" is in the year {year}. Is that meant?',
  monthTooShort: '"{text}" does not exist: {month} has {last} days.',
  weekdayMismatch: '{date} is a {is}, not a {said}; the date counts.',
  yearAssumed: '"{text}" is taken for {year}, the nearest year in which it is a {weekday}.',
  twoMeanings: '"{text}" can be {one} or {other}. Set the locale, or write the month as a word.',
  dayFirst: '"{text}" contradicts the rest: dates here have the day first.',
  dayFirstIn: '"{text}" contradicts the rest: dates here have the day first ({locale}).',
  monthFirst: '"{text}" contradicts the rest: dates here have the month first.',
  monthFirstIn: '"{text}" contradicts the rest: dates here have the month first ({locale}).',
  otherOrder: '"{text}" contradicts the rest: other dates of the column have the other order.',
  dayBeforeMonth:
    'All dates here are read with the day before month, because "{text}" fits only that; the other way round is usual for {locale}.',
  monthBeforeDay:
    'All dates here are read with the month before day, because "{text}" fits only that; the other way round is usual for {locale}.',
  dayBeforeMonthDots:
    'All dates here are read with the day before month, because "{text}" fits only that; the other way round is usual with dots.',
  monthBeforeDayDots:
    'All dates here are read with the month before day, because "{text}" fits only that; the other way round is usual with dots.',
  twoDates: 'This cell says {date}, the date column {other}; this cell counts.',
  /** No sentence: what stands for the text of a date in a cell of two. */
  secondDate: 'the second date',

  // Times
  notTime: '"{text}" is not a time.',
  notLength: '"{text}" is not a length. Write 90, 90 min or 1:30.',
  withoutEnd: 'The row counts, without an end.',
  endBeforeStart: 'This end is before the start; it counts as no end.',
  endIsStart: 'The end is the start, {time}; it counts as no end.',
  lengthDiffers: 'This end and the length in another cell of the row differ; this one counts.',
  lengthDiffersFirst:
    'This end and the length in another cell of the row differ; this one counts, because it stands first.',
  timeDiffers: 'This end and the time in another cell of the row differ; this one counts.',
  timeDiffersFirst:
    'This end and the time in another cell of the row differ; this one counts, because it stands first.',
  midnight: '"midnight" is read as the end of {day}. Write 24:00 for that, or 0:00 for its beginning.',
  pastMidnight:
    '{time} comes after {last} of the row above, so it is read as the next day, {day}. Write the date to be sure.',
  neverHappens: '{time} on {date} does not exist in {zone}: the clocks are put forward over it.',
  happensTwice:
    '{time} on {date} happens twice in {zone}, because the clocks are put back; the earlier one counts.',
  sameStart: '"{title}" (row {row}) starts at the same time.',
  stillOn: '"{title}" (row {row}) is still on, until {time}.',

  // Rows
  noTitle: 'This row has a time but no title.',
  emptySlot: 'This row has a time, but nothing is on.',
  notStatus: '"{text}" is not a status; the row counts as confirmed.',
  writeStatus: 'Write tentative, cancelled, hidden or delayed 20.',
  notLayout: '"{text}" is not a layout. Write tabs or grid.',
  notChat: 'This is not an IRC channel (#name), nor the https address of a chat.',
  pathElsewhere: 'This path is not one of this site.',
  wholeAddressFirst: 'Write the whole address, with https:// before it.',
  onlyHttps: 'Only addresses that begin with https:// are shown: this one begins with http://.',

  // Repeats
  notUnderstood: '"{text}" is not understood.',
  writeRepeat:
    'Write it like one of these: weekly, every 2 weeks, daily, monthly on the first Friday, weekly until 2027-03-01, weekly except 2026-12-26.',
  needsDate: '"{text}" needs a date in the Date column to count from.',
  badUntil: 'The date after "until", "{text}", is not understood. Write it like 2027-03-01.',
  badExcept:
    'The dates after "except", "{text}", are not understood. Write them like 2026-12-26, 2027-01-02.',
  endsFirst: 'It ends on {until}, before it begins on {from}.',
  neverItsDay: '{date} is not one of its days: it never is.',
  notItsDay: '{date} is not one of its days: the first one is {first}.',
  exceptNotItsDay: '{date} is not one of its days, so leaving it out changes nothing.',

  // Streams
  formulaNoAddress: 'The formula in this cell gives no address: the stream is left out.',
  farTooMuchText: 'There is far too much text in this cell: put one address a line.',
  mostStreams: { other: 'Only the first {n} streams of a cell count.' },
  unknownStream: 'This is neither an address nor a name from the Streams tab.',
  standsTwice: '"{text}" stands here twice; the first one counts.',

  // Settings and themes
  noSetting: 'There is no setting "{text}".',
  notMinutes: '"{text}" is not a number of minutes; {usual} counts instead.',
  notChannel: '"{text}" is not an IRC channel (#name), nor the https address of a chat.',
  neitherAskNorLoad: '"{text}" is neither "ask" nor "load", so players load at once.',
  clockDecides: 'The clock decides.',
  notShowable:
    'This is no address, no name from the Streams tab and no title of a row that can be shown; the clock decides.',
  notTheme: '"{text}" is neither a theme of the Settings tab nor a colour.',
  notThemeHere: '"{text}" is neither a theme of this tab nor a colour.',
  notThemeLine: '"{text}" is not a theme. Write a name and a colour: Halloween: #ff6600.',
  notThemePart:
    '"{text}" is not part of a theme. Write a colour as #ff6600 or its English name, or parts: accent #ff6600; background #1a0b00.',
  notColour: '"{text}" is not a colour. Write one as #ff6600, or its English name.',
  noColour: 'Here is no colour. Write one as #ff6600, or its English name.',
  notPicture: '"{text}" is not the address of a picture.',
  tooLight: 'background {colour} is too light for light text; {instead} is shown.',
  tooDark: 'background {colour} is too dark for dark text; {instead} is shown.',
  tooLittleContrast:
    '{part} {colour} has a contrast of {ratio} on its background, and people need {needed}; {instead} is shown.',
};
