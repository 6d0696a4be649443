// All that the site says to its viewers, in English: the language that the others are held to (words.test.ts).
// `{name}` stands for what is put in its place, which is never part of a sentence in another language's order.

export const about = {
  /** BCP 47, for `lang`. */
  language: 'en',
  /** How dates are written in the HTML, before the browser says which form of the language its viewer reads. */
  locale: 'en-GB',
  direction: 'ltr',
};

/** Shell, stage and front page: what every page carries in its HTML. Keep it small. */
export const site = {
  chat: {
    title: 'Chat',
    welcome: 'Watch together. Pick a nickname and say hello.',
    nickname: 'Nickname',
    join: 'Join chat',
    letters: 'The chat takes letters from A to Z, digits, - and _.',
    elsewhere: 'This show’s chat is somewhere else: {link}',
    none: 'This site has no chat.',
  },
  skip: 'Skip to the content',
  nav: { name: 'Site', watch: 'Watch', schedule: 'Schedule', shows: 'Shows' },
  panels: { name: 'Show', chat: 'Chat', next: 'Up next', page: 'Page', aside: 'Chat panel' },
  states: {
    'on-air': 'On air',
    'starting-soon': 'Starting soon',
    overrunning: 'Running over',
    'off-air': 'Off air',
    waiting: 'Waiting',
  },
  stage: {
    name: 'Stage',
    stream: 'Stream',
    with: 'with {host}',
    tentative: 'to be confirmed',
    warning: 'Content warning: {warning}',
    startsIn: 'starts in {time}',
    next: 'next: {title} in {time}',
  },
  card: {
    moment: 'One moment',
    coming: 'The schedule is on its way',
    comingText: 'This page shows it as soon as it is there. Nothing to reload.',
    doors: 'The doors are open',
    now: 'On now',
    noStream: 'There is no stream for this one yet. It appears here when the crew adds it.',
    offAir: 'We are off air',
    nothing: 'Nothing is planned at the moment',
    calendar: 'Add to calendar',
    trailer: 'Watch the trailer',
    trailerOf: 'Trailer: {title}',
    trailerEnd: 'Close the trailer',
  },
  front: {
    next: 'Up next',
    nothingNext: 'Nothing more is planned yet.',
    about: 'About this show',
    ended: 'Just ended',
    notes: 'Show notes',
    recording: 'Recording',
    noRecording: 'The recording stands here when the crew adds it.',
    again: 'Watch again',
    yourZone: 'Your time zone, {zone}',
    itsZone: 'The time zone of the schedule, {zone}',
  },
  layout: {
    chat: 'Show the chat',
    theatre: 'Theatre',
    fullscreen: 'Full screen, with the chat',
    corner: 'Move to another corner',
    close: 'Close the stream',
    more: 'Layout and keys',
    chatWidth: 'Width of the chat',
    chatWidthIs: '{n} percent of the window',
  },

  remind: 'Remind me',
};

/** What the demo says of itself, at the top of each page. */
export const demo = {
  summary: 'This is the demo: a sample sheet, a test card, a chat on this machine.',
  connect: 'Connect your sheet',
  steps: {
    template: 'Copy the template in {folder} into a Google Sheet and write your shows in it.',
    share: 'Share the sheet: anyone with the link may view.',
    key: 'Make an API key with access to the Google Sheets API, and put it into {file} as {name}.',
    id: 'Put the long part of the address of the sheet into {file} as {name}.',
    start: 'Start again with {command}. The README has the details, and how to connect your chat.',
  },
};

/** The overlay, and the countdown in a frame of another site. */
export const bare = {
  now: 'On now',
  next: 'Next',
  watchAt: 'Watch at {site}',
};

export { chatLines } from './chat/lines-en.ts';
export { chatMenus } from './chat/menus-en.ts';
export { chat } from './chat/panel-en.ts';
export { layout } from './layout-en.ts';
export { streams } from './streams-en.ts';

/** What a link to the site says where it is shared. */
export const sharing = {
  about: 'What is on, what is next, and the chat beside it.',
  now: 'On now: {title}.',
  next: 'Next: {title}.',
};

/** Reminders in the browser: the dialog, which comes when it is asked for, and what is sent. */
export const reminders = {
  what: {
    title: 'Remind me',
    of: 'Of what',
    show: 'This show: {when}',
    series: 'Every show of {series}',
    lead: 'When',
    atStart: 'When it starts',
    minutes: '{n} minutes before',
    hour: 'An hour before',
    day: 'A day before',
    remind: 'Remind me',
    forget: 'No reminder any more',
    close: 'Close',
  },
  asking: 'Your browser asks whether this site may notify you.',
  working: 'One moment…',
  set: 'You will be reminded, also when this page is closed.',
  setHere: 'You will be reminded as long as a page of this site is open.',
  forgotten: 'You will not be reminded.',
  calendar: {
    instead: 'Or let your calendar do it:',
    file: 'Calendar file',
    google: 'Google Calendar',
  },
  problems: {
    unsupported: 'This browser cannot be reached when the page is closed.',
    homeScreen:
      'On this device that works from the home screen only: Share, Add to Home Screen, and open the site from there.',
    denied: 'Notifications of this site are blocked: allow them in the settings of your browser.',
    off: 'This site sends no reminders to closed pages.',
    away: 'The part of the site that keeps reminders does not answer at the moment. Try again in a minute.',
    failed: 'Your browser could not reach its push service. Try again later.',
    full: 'There are as many reminders as there may be: remove one first.',
    tooMany: 'That was often: try again in ten minutes.',
    unknown: 'This show is not on the schedule any more.',
  },
  push: {
    starts: 'Starts at {time}.',
    started: 'Started at {time}.',
    cancelled: 'Cancelled: it was to start at {time}.',
  },
};

/** The archive, its search, one show, a series. */
export const shows = {
  title: 'Shows',
  none: 'Nothing was shown yet that is kept here.',
  years: 'Years',
  within: 'Months or days',
  neighbours: 'Earlier and later',
  all: 'All shows',
  ofPeriod: 'Shows of {period}',
  search: 'Search titles, hosts, series and show notes',
  searchFailed: 'The search cannot be reached at the moment.',
  found: { one: '{n} show', other: '{n} shows' },
  foundInNotes: 'found in the show notes',
  more: 'More',
  recording: 'recording',
  notes: 'show notes',
  with: 'with {host}',
  warning: 'Content warning: {warning}',
  watch: 'Watch the recording',
  recordingOf: 'Recording: {title}',
  reader: {
    title: 'Show notes',
    of: 'Show notes: {title}',
    read: 'Read here',
    close: 'Close the show notes',
    open: 'Open in a tab',
    download: 'Download',
    loading: 'Fetching the show notes…',
    failed: 'They cannot be shown here. Open or download them instead.',
  },
  series: {
    coming: 'To come',
    shown: 'Shown',
    calendar: 'Calendar',
    rss: 'RSS',
    all: 'All {n} of them',
    tentative: 'to be confirmed',
    cancelled: 'cancelled',
  },
};
