import { say } from '#lib/words/words.ts';
import { chat } from '../words.ts';

type Channel = { modes: ReadonlyMap<string, string>; prefixes: string };

/**
 * What the channel's modes mean for somebody who wants to write; '' where nothing stands in the way.
 * Letters are the common ones; `slow` letters differ by server and are read only where they hold a number.
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
