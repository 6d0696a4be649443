import type { Source } from '../types.ts';

/** `nick!user@host`; a server's name becomes the nick. A missing part is ''. */
export function parseSource(source: string): Source {
  const bang = source.indexOf('!');
  const at = source.indexOf('@', bang + 1);
  if (bang < 0 && at < 0) return { nick: source, user: '', host: '' };
  const host = at < 0 ? '' : source.slice(at + 1);
  const nickEnd = bang < 0 ? at : bang;
  const user = bang < 0 ? '' : source.slice(bang + 1, at < 0 ? source.length : at);
  return { nick: source.slice(0, nickEnd), user, host };
}
