import { say } from '#lib/words/words.ts';
import { chat } from '../words.ts';

type Channel = { modes: ReadonlyMap<string, string>; prefixes: string };

/**
 * Says what the channel's modes mean for somebody who wants to write; '' if nothing prevents it. The letters are the
 * common ones. Those of `slow` differ by server, so they are read only if they have a number.
 */
export function limitText({ modes, prefixes }: Channel, account: string | null): string {
  if (prefixes !== '') return '';
  if (modes.has('m')) return chat.box.moderated;
  if (modes.has('M') && account === null) return chat.box.loggedIn;
  // InspIRCd's messageflood, `[*]<lines>:<seconds>`.
  const flood = /^\*?(\d+):(\d+)$/.exec(modes.get('f') ?? '');
  if (flood) return say(chat.box.slow, { lines: flood[1] ?? '', seconds: flood[2] ?? '' });
  return '';
}
