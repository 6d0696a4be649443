import type { Fold } from './casemapping.ts';

/** Whether `nick!user@host` fits a mask with `*` and `?`, without regard to case. Linear, whatever the mask. */
export function matchMask(mask: string, source: string, fold: Fold = (s) => s.toLowerCase()): boolean {
  const m = fold(mask);
  const s = fold(source);
  let i = 0;
  let j = 0;
  let star = -1;
  let retry = 0;
  while (j < s.length) {
    if (m[i] === '*') {
      star = i++;
      retry = j;
    } else if (i < m.length && (m[i] === '?' || m[i] === s[j])) {
      i++;
      j++;
    } else if (star >= 0) {
      i = star + 1;
      j = ++retry;
    } else return false;
  }
  while (m[i] === '*') i++;
  return i === m.length;
}
