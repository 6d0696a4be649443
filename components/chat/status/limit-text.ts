type Channel = { modes: ReadonlyMap<string, string>; prefixes: string };

/**
 * What the channel's modes mean for somebody who wants to write; '' where nothing stands in the way.
 * Letters are the common ones; `slow` letters differ by server and are read only where they hold a number.
 */
export function limitText({ modes, prefixes }: Channel, account: string | null): string {
  if (prefixes !== '') return '';
  if (modes.has('m')) return 'Moderated: only people with voice can write now.';
  if (modes.has('M') && account === null) return 'Only people who are logged in can write here.';
  // InspIRCd's messageflood, `[*]<lines>:<seconds>`.
  const flood = /^\*?(\d+):(\d+)$/.exec(modes.get('f') ?? '');
  if (flood) return `Slow: at most ${flood[1]} messages in ${flood[2]} s, or you are removed.`;
  return '';
}
