import type { Isupport, ModeChange } from '../types.ts';
import { extbansOf } from './extban.ts';

export type SwitchName = 'known' | 'slow' | 'links' | 'knownLinks' | 'closed' | 'moderated';

/** One protection of a channel, as this network writes it. */
export type ShieldSwitch = {
  name: SwitchName;
  /** One mode, or several. */
  letters: string;
  /** The arguments when it is set. */
  on: readonly string[];
  /** The arguments when it is taken off. */
  off: readonly string[];
  /** Entries of lists, not modes of their own. */
  isEntry: boolean;
  /** Whether people who have voice are exempt, so that the known ones need it. */
  needsVoice: boolean;
};

/** Seconds for which somebody who has just come reads only. */
const NEWCOMER = '3600';
const SLOW = '5:10';
const ANY_LINK = '*://*';

/**
 * The protections that a network has, each in its own modes; one that it lacks is left out. `known`, that only people who
 * were here before may write, is InspIRCd's `+d`, UnrealIRCd's group of unknown users, and else `+M`, for which an account
 * counts; a network with none of these has `moderated` for it. Links are for known people only if InspIRCd's `+X` lets those with
 * voice write them; else they are for nobody. UnrealIRCd's text ban has no exceptions: `+e` takes none of its kind, voice does not
 * count, and it cannot be a part of another ban (its `help.conf` and `textban.c`, read at 6.1.8.1).
 */
export function shieldOf(isupport: Pick<Isupport, 'chanmodes' | 'tokens'>): ShieldSwitch[] {
  const [lists, always, whenSet, never] = isupport.chanmodes;
  const { quiet, unknown } = extbansOf(isupport);
  const isUnreal = (isupport.tokens.get('EXTBAN') ?? '').startsWith('~');
  const mode = (name: SwitchName, letters: string, ...on: string[]): ShieldSwitch => ({
    name,
    letters,
    on,
    off: always.includes(letters) ? on : [],
    isEntry: false,
    needsVoice: letters === 'M' || letters === 'm',
  });
  const entry = (name: SwitchName, letters: string, ...on: string[]): ShieldSwitch => ({
    name,
    letters,
    on,
    off: on,
    isEntry: true,
    needsVoice: name === 'knownLinks',
  });
  const switches: (ShieldSwitch | null)[] = [
    !isUnreal && whenSet.includes('d')
      ? mode('known', 'd', NEWCOMER)
      : isUnreal && unknown !== null && quiet !== null
        ? entry('known', quiet.letter, quiet.prefix + unknown)
        : never.includes('M')
          ? mode('known', 'M')
          : null,
    isUnreal && whenSet.includes('F')
      ? mode('slow', 'F', 'strict')
      : quiet?.prefix === 'm:' && isInspircd(isupport)
        ? mode('slow', 'f', SLOW)
        : null,
    isUnreal && unknown !== null
      ? entry('links', 'b', `~text:block:${ANY_LINK}`)
      : lists.includes('g')
        ? lists.includes('X')
          ? entry('knownLinks', 'gX', ANY_LINK, 'filter:v')
          : entry('links', 'g', ANY_LINK)
        : null,
    never.includes('i') ? mode('closed', 'i') : null,
    never.includes('m') ? mode('moderated', 'm') : null,
  ];
  return switches.filter((one) => one !== null);
}

/** Ergo, which also writes `m:`, has `+f` for a forward. */
const isInspircd = ({ chanmodes, tokens }: Pick<Isupport, 'chanmodes' | 'tokens'>) =>
  chanmodes[2].includes('f') && tokens.get('FORWARD') === undefined;

/** Those that one press raises together. */
export const raisedAtOnce = (switches: readonly ShieldSwitch[]): ShieldSwitch[] => {
  const wanted: SwitchName[] = switches.some(({ name }) => name === 'known')
    ? ['known', 'slow', 'links', 'knownLinks']
    : ['moderated', 'slow', 'links', 'knownLinks'];
  return switches.filter(({ name }) => wanted.includes(name));
};

/** Tells who may write links while the shield is up. `nobody`: operators alone. */
export const linksFor = (switches: readonly ShieldSwitch[]): 'known' | 'nobody' | 'all' =>
  switches.some(({ name }) => name === 'knownLinks')
    ? 'known'
    : switches.some(({ name }) => name === 'links')
      ? 'nobody'
      : 'all';

export const isUp = (
  { letters, isEntry, on }: ShieldSwitch,
  modes: ReadonlyMap<string, string>,
  entries: readonly string[],
): boolean => (isEntry ? entries.includes(on[0] ?? '') : modes.has(letters));

/**
 * Tells which changes of a channel's modes are of its shield. `said` has `on` or `off` if newcomers cannot write any more or can
 * again, because one press is for that, and else each switch by its name. `entries` are the masks that mean the shield and nobody.
 */
export function changesOfShield(
  isupport: Pick<Isupport, 'chanmodes' | 'tokens'>,
  changes: readonly ModeChange[],
): { said: string[]; entries: string[] } {
  const switches = shieldOf(isupport);
  const together = raisedAtOnce(switches).map(({ name }) => name);
  const main = together.find((name) => name === 'known' || name === 'moderated');
  const said: string[] = [];
  for (const add of [true, false]) {
    const names = switches
      .filter(({ letters, isEntry, on }) =>
        changes.some(
          ({ add: isOn, mode, arg }) =>
            isOn === add && mode === letters.charAt(0) && (!isEntry || arg === on[0]),
        ),
      )
      .map(({ name }) => name);
    const way = add ? 'on' : 'off';
    const isWhole = main !== undefined && names.includes(main);
    if (isWhole) said.push(way);
    said.push(
      ...names.filter((name) => !isWhole || !together.includes(name)).map((name) => `${name} ${way}`),
    );
  }
  const entries = switches.flatMap(({ isEntry, on }) => (isEntry ? on : []));
  return { said, entries };
}

/** The parameters of one MODE that turns switches on or off. The server reads arguments in order, so that letters without one may stand anywhere. */
export const modesOf = (switches: readonly ShieldSwitch[], isOn: boolean): [string, ...string[]] => [
  (isOn ? '+' : '-') + switches.map(({ letters }) => letters).join(''),
  ...switches.flatMap(({ on, off }) => (isOn ? on : off)),
];
