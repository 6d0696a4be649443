import { readFileSync } from 'node:fs';
import { __unstable__loadDesignSystem } from 'tailwindcss';
import { beforeAll, expect, it } from 'vitest';
import { classListsOf } from './class-lists.ts';
import { listFiles } from './read-files.ts';

type Utility = { name: string; conditions: string[]; target: string; sets: [string, string][] };

const [THEME = ''] = /@theme inline \{[^}]*\}/.exec(readFileSync('app/globals.css', 'utf8')) ?? [];
let read: (text: string) => Utility[];

beforeAll(async () => {
  const tailwind = readFileSync('node_modules/tailwindcss/theme.css', 'utf8');
  const system = await __unstable__loadDesignSystem(`${tailwind}\n${THEME}`);
  const known = new Map<string, Utility | null>();
  const readOne = (name: string): Utility | null => {
    const [css] = system.candidatesToCss([name]);
    if (!css) return null;
    // Values that Tailwind composes of its own variables are the same in all utilities of a kind.
    const sets = [...css.matchAll(/^\s*([a-z-]+): ([^;{]*);/gm)].filter(
      ([, , value]) => !value?.includes('--tw-'),
    );
    const variants = name.split(/:(?![^[(]*[\])])/).slice(0, -1);
    const isTarget = (variant: string) =>
      /^(?:before|after|placeholder|marker|file|\*+|\[&.*)$/.test(variant);
    return {
      name,
      conditions: variants.filter((variant) => !isTarget(variant)),
      target: variants.filter(isTarget).join(':'),
      sets: sets.map(([, property = '', value = '']) => [property, value]),
    };
  };
  read = (text) =>
    [...new Set(text.trim().split(/\s+/))].flatMap((name) => {
      if (!known.has(name)) known.set(name, readOne(name));
      return known.get(name) ?? [];
    });
});

/** Not set by the shorthand that they begin with. */
const APART =
  /^(?:overflow-wrap|flex-wrap|flex-direction|outline-offset|border-(?:radius|collapse|spacing)|stroke-.*)$/;

/** Whether setting one property sets the other one: `padding` and `padding-left`, `gap` and `row-gap`. */
function covers(whole: string, part: string): boolean {
  if (whole === part) return true;
  if (APART.test(part)) return false;
  if (whole === 'gap') return part.endsWith('-gap');
  const rest = part.split('-');
  return whole.split('-').every((word, at) => {
    const found = rest.indexOf(word);
    rest.splice(0, found + 1);
    return at === 0 ? found === 0 : found >= 0;
  });
}

const BREAKPOINTS: Record<string, string> = {
  sm: '40rem',
  md: '48rem',
  lg: '64rem',
  xl: '80rem',
  '2xl': '96rem',
};
const pixels = (size: string) => Number.parseFloat(size) * (size.endsWith('px') ? 1 : 16);
/** The least width (px) of a condition such as `md` or `min-[52rem]`, or the most of `max-md`. */
function width(condition: string, kind: 'min' | 'max'): number | null {
  const size = new RegExp(`^${kind}-(?:\\[(.*)\\]|(\\w+))$`).exec(condition);
  const text = size?.[1] ?? BREAKPOINTS[size?.[2] ?? (kind === 'min' ? condition : '')];
  return text === undefined ? null : pixels(text);
}

const PAIRS = [
  ['enabled', 'disabled'],
  ['ltr', 'rtl'],
  ['portrait', 'landscape'],
  ['motion-safe', 'motion-reduce'],
];

/** Whether two conditions never hold at the same time. */
function exclude(a: string, b: string): boolean {
  if (a === `not-${b}` || b === `not-${a}`) return true;
  if (PAIRS.some((pair) => pair.includes(a) && pair.includes(b) && a !== b)) return true;
  const [value, other] = [a, b].map((text) => /^(.*\[[\w-]+=)([^\]]+)\]/.exec(text));
  if (value && other && value[1] === other[1]) return value[2] !== other[2];
  const [min, max] = [width(a, 'min') ?? width(b, 'min'), width(a, 'max') ?? width(b, 'max')];
  return min !== null && max !== null && min >= max;
}

function quarrelsIn(text: string): string[] {
  const utilities = read(text);
  return utilities.flatMap((one, at) =>
    utilities.slice(at + 1).flatMap((two) => {
      const isPlain = ({ conditions, target }: Utility) => conditions.length === 0 && target === '';
      if (isPlain(one) !== isPlain(two) || one.target !== two.target) return [];
      if (one.conditions.some((a) => two.conditions.some((b) => exclude(a, b)))) return [];
      const both = one.sets.some(([a, x]) =>
        two.sets.some(([b, y]) => (covers(a, b) || covers(b, a)) && (a !== b || x !== y)),
      );
      return both ? [`${one.name} ${two.name}`] : [];
    }),
  );
}

/** Its texts are values of a style. */
const STYLES = 'components/chat/log/render-text.ts';

it('sets no property twice on one element', () => {
  const files = listFiles('.').filter((path) => /^(?:app|components)\/.*(?<!\.test)\.tsx?$/.test(path));
  const lists = files.filter((path) => path !== STYLES).flatMap(classListsOf);
  expect(lists.length).toBeGreaterThan(200);
  expect(lists.flatMap(({ path, text }) => quarrelsIn(text).map((names) => `${path}: ${names}`))).toEqual([]);
});

it.each([
  ['p-4 ps-2', 1],
  ['gap-2 gap-x-4', 1],
  ['border border-t-2', 1],
  ['hidden md:block', 0],
  ['md:p-4 lg:p-6', 1],
  ['md:max-lg:p-4 lg:p-6', 0],
  ['disabled:p-1 not-disabled:hover:p-2', 0],
  ['data-[state=on]:p-1 data-[state=off]:p-2', 0],
  ['before:p-1 after:p-2 p-3', 0],
  ['flex-1 flex-wrap w-full max-w-xl overflow-x-auto wrap-anywhere', 0],
  ['truncate overflow-hidden border-2 border-dashed', 0],
])('finds in "%s" %d pairs', (text, count) => expect(quarrelsIn(text)).toHaveLength(count));
