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
  demo: {
    summary: 'This is the demo: a sample sheet, a test card, a chat on this machine.',
    connect: 'Connect your sheet',
    steps: {
      template: 'Copy the template in {folder} into a Google Sheet and write your shows in it.',
      share: 'Share the sheet: anyone with the link may view.',
      key: 'Make an API key with access to the Google Sheets API, and put it into {file} as {name}.',
      id: 'Put the long part of the address of the sheet into {file} as {name}.',
      start: 'Start again with {command}. The README has the details, and how to connect your chat.',
    },
  },
};

export { chatLines } from './chat/lines-en.ts';
export { chatMenus } from './chat/menus-en.ts';
export { chat } from './chat/panel-en.ts';
