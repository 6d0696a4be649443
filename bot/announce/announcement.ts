import { stripFormatting } from '#lib/irc/message/format.ts';
import { cap, isolateRightToLeft, showText } from '#lib/irc/message/safety.ts';

/** The role of a piece of text, so that each place can show it in its own way. */
export type Tone = 'plain' | 'name' | 'title' | 'good' | 'bad' | 'dim' | 'link';
export type Piece = { tone: Tone; text: string };
export type TextLine = readonly Piece[];

/** The readers: the crew in the admin channel and through its webhooks, the viewers in the public channel. */
export type Audience = 'crew' | 'viewers';

/** One message that is said once. `key` makes it the same message, also if two processes try to say it. */
export type Announcement = { key: string; lines: readonly TextLine[]; expiresAt?: number };

const MOST = 300;

/** Text of others on its way into an announcement: one line, no control codes, nothing invisible, not endless. */
export function clean(text: string, most = MOST): string {
  const flat = showText(stripFormatting(text.replace(/\s+/g, ' '))).trim();
  return flat.length > most ? `${cap(flat, most - 1)}…` : flat;
}

/** As `clean`. If the text reads from right to left, it cannot move the time or the address that comes after it. */
export const inLine = (text: string, most?: number): string => isolateRightToLeft(clean(text, most));

/**
 * A line with toned pieces: line`${name('alice')} pushed ${good('3')}`. Plain strings are taken for text of others.
 */
export function line(texts: TemplateStringsArray, ...pieces: (Piece | string | number)[]): TextLine {
  return texts.flatMap((text, i) => {
    const piece = pieces[i];
    const own: Piece[] = text ? [{ tone: 'plain', text }] : [];
    if (piece === undefined) return own;
    return [...own, typeof piece === 'object' ? piece : { tone: 'plain', text: inLine(String(piece)) }];
  });
}

const toned = (tone: Tone) => (text: string) => ({ tone, text: inLine(text) }) satisfies Piece;
export const name = toned('name');
export const title = toned('title');
export const good = toned('good');
export const bad = toned('bad');
export const dim = toned('dim');
export const link = (text: string): Piece => ({ tone: 'link', text: clean(text, 450) });

/** Follows the title of a show that is not certain. The site uses the same words. */
export const unlessConfirmed = ({ status }: { status: string }): Piece => ({
  tone: 'plain',
  text: status === 'tentative' ? ' (to be confirmed)' : '',
});
