import type { Piece, TextLine, Tone } from './announcement.ts';

// https://modern.ircdocs.horse/formatting. There are always two digits, so that a digit that follows is not taken for a part of
// the colour.
const IRC: Record<Tone, [string, string]> = {
  plain: ['', ''],
  name: ['\x02', '\x02'],
  title: ['\x02', '\x02'],
  good: ['\x0303', '\x03'],
  bad: ['\x0304', '\x03'],
  dim: ['\x0314', '\x03'],
  link: ['\x0312', '\x03'],
};

const FIGURE = /^[\d,]/;

/** A line as IRC shows it; `plain` leaves the colours out. */
export function toIrc(line: TextLine, plain: boolean): string {
  if (plain) return toPlain(line);
  return line
    .map(({ tone, text }, i) => {
      const [begin, end] = IRC[tone];
      const next = line[i + 1];
      // \x03 takes up to two digits after it for a new colour: two bold marks between them show nothing.
      const guard = end === '\x03' && next?.tone === 'plain' && FIGURE.test(next.text) ? '\x02\x02' : '';
      const opened = begin.length === 3 && text.startsWith(',') ? `${begin}\x02\x02` : begin;
      return `${opened}${text}${end}${guard}`;
    })
    .join('');
}

export function toPlain(line: TextLine): string {
  return line.map(({ text }) => text).join('');
}

/** Discord's Markdown. https://docs.discord.com/developers/reference#message-formatting */
export function toDiscord(line: TextLine): string {
  return line.map(wrap(discordText, { bold: '**', italic: '*' }, (address) => `<${address}>`)).join('');
}

/** Slack's mrkdwn. https://docs.slack.dev/messaging/formatting-message-text */
export function toSlack(line: TextLine): string {
  return line
    .map(wrap(slackText, { bold: '*', italic: '_' }, (address) => `<${slackText(address)}>`))
    .join('');
}

function wrap(
  toText: (text: string) => string,
  marks: { bold: string; italic: string },
  toLink: (address: string) => string,
) {
  return ({ tone, text }: Piece): string => {
    if (tone === 'link') return /^https?:\/\/[^\s<>|]+$/.test(text) ? toLink(text) : toText(text);
    const mark = tone === 'plain' ? '' : tone === 'dim' ? marks.italic : marks.bold;
    return text.trim() === '' ? text : `${mark}${toText(text)}${mark}`;
  };
}

function discordText(text: string): string {
  return text.replace(/[\\`*_~|<>[\]()#@:-]/g, '\\$&');
}

/** Slack reads three characters as its own and no escapes; a zero-width space keeps marks from pairing up. */
function slackText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '$&\u200b');
}
