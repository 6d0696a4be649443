// All that the site says to viewers and organizers, in English: the language that the others are held to (words.test.ts).
// `{name}` stands for what is put in its place, which is never part of a sentence in another language's order.

import { inCalendar } from './feeds-en.ts';

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

export { REASONS as refusals } from '#lib/embed/reasons.ts';
export { PROBLEM_TEXTS as problems } from '#lib/schedule/problem-texts.ts';
export { TROUBLE_TEXTS as troubles } from '#lib/sheet/trouble-texts.ts';
export { desk } from './backstage/desk-en.ts';
export { backstageNow } from './backstage/now-en.ts';
export { backstage } from './backstage/page-en.ts';
/** At an address where no page is. */
export const notFound = {
  title: 'There is no page here',
  text: 'The address may be mistyped, or what it led to was taken away. From here it goes on:',
};

export { brokenPage } from './broken-page-en.ts';
export { chatLines } from './chat/lines-en.ts';
export { chatMenus } from './chat/menus-en.ts';
export { chat } from './chat/panel-en.ts';
export { feeds } from './feeds-en.ts';
export { layout } from './layout-en.ts';
export { reminders } from './reminders-en.ts';
export { streams } from './streams-en.ts';

/** What a link to the site says where it is shared. */
export const sharing = {
  about: 'What is on, what is next, and the chat beside it.',
  now: 'On now: {title}.',
  next: 'Next: {title}.',
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

/** The schedule as a page. */
export const schedule = {
  title: 'Schedule',
  waiting: 'The schedule is on its way.',
  none: 'Nothing is planned at the moment.',
  zones: {
    home: 'Times are in {zone}, the zone of the schedule.',
    yours: 'Times are in {zone}, your time zone.',
    picked: 'Times are in {zone}.',
  },
  zone: 'Time zone',
  yourZone: 'Yours: {zone}',
  homeZone: 'The schedule’s: {zone}',
  search: 'Search',
  series: 'Series',
  all: 'All',
  found: '{n} of {all}',
  states: { 'on-air': 'on now', overrunning: 'running over', 'starting-soon': 'starting soon' },
  statuses: { tentative: 'to be confirmed', cancelled: 'cancelled' },
  with: 'with {host}',
  more: 'More about {title}',
  warning: 'Content warning: {warning}',
  ofSeries: 'Series: {series}',
  notes: 'Show notes',
  recording: 'Recording',
  calendar: 'Add to your calendar',
  google: 'Add to Google Calendar',
  inCalendar,
  feeds: {
    subscribe: 'Subscribe: {calendar}, {rss}, {apps}, {json}.',
    calendar: 'calendar',
    apps: 'conference apps',
    before: 'What was shown before is in {archive}.',
    archive: 'the archive',
  },
};
