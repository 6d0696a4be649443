import type { Isupport, ModeChange } from '../types.ts';

/** Reads `+ov-k alice bob secret`, given which modes take an argument (PREFIX and CHANMODES). */
export function parseModes(changes: string, args: readonly string[], isupport: Isupport): ModeChange[] {
  const [lists, always, whenSet] = isupport.chanmodes;
  const out: ModeChange[] = [];
  let add = true;
  let next = 0;
  for (const mode of changes) {
    if (mode === '+' || mode === '-') {
      add = mode === '+';
      continue;
    }
    const prefix = isupport.prefix.modes.includes(mode);
    const list = lists.includes(mode);
    const takes = prefix || list || always.includes(mode) || (add && whenSet.includes(mode));
    const arg = takes ? (args[next++] ?? '') : '';
    out.push({ add, mode, arg, kind: prefix ? 'prefix' : list ? 'list' : 'setting' });
  }
  return out;
}

/** Groups mode changes into MODE parameters of at most `most` arguments each. */
export function splitModes(changes: string, args: readonly string[], most: number): string[][] {
  if (args.length <= most) return [[changes, ...args]];
  const out: string[][] = [];
  const letters: { sign: string; letter: string }[] = [];
  let sign = '+';
  for (const c of changes) {
    if (c === '+' || c === '-') sign = c;
    else letters.push({ sign, letter: c });
  }
  for (let i = 0; i < letters.length; i += most) {
    let modes = '';
    let last = '';
    for (const { sign, letter } of letters.slice(i, i + most)) {
      modes += (sign === last ? '' : sign) + letter;
      last = sign;
    }
    out.push([modes, ...args.slice(i, i + most)]);
  }
  return out;
}
