import { a1 } from './cell.ts';
import codes from './problem-codes.json' with { type: 'json' };
import { sayInEnglish } from './say-in-english.ts';
import { type Sentence, sentence } from './sentence.ts';
import type { PlainProblem, Problem, Severity } from './types.ts';

/** Every code there is, and how bad it is. `docs/problems.md` has an example of each. */
export const PROBLEM_CODES = codes as Readonly<Record<keyof typeof codes, Severity>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** The position in a tab, both counted from 0; null for the whole sheet. */
export type CellPosition = { row: number; column: number } | null;

export type Problems = {
  /** Adds a problem at a place, once. The cell's name is put before the sentences. */
  add(code: ProblemCode, place: CellPosition, ...says: Sentence[]): void;
  /** The same collection, for another tab. */
  of(tab: string): Problems;
  /** A collection that drops every problem. */
  silent(): Problems;
  /** A place as sentences name it: `B7`, `Streams!B7`. */
  nameOf(place: CellPosition): string;
  /** All of them, sorted by tab, row and column. */
  list(): Problem[];
};

/** This is far more than anybody will read; a sheet of another kind has a problem in every cell. */
const MOST = 2000;

type Noted = { tab: number; place: CellPosition; problem: Problem };

/** @param mainTab the tab whose cells need no tab before their name */
export function collectProblems(mainTab: string): Problems {
  const noted = new Map<string, Noted>();
  const tabs: string[] = [];
  let more = 0;

  function of(tab: string): Problems {
    let order = tabs.indexOf(tab);
    if (order === -1) order = tabs.push(tab) - 1;
    const problems: Problems = {
      add: (code, place, ...says) => add(order, code, place, says),
      of,
      silent: () => ({ ...problems, add: () => {}, silent: () => problems.silent() }),
      nameOf: (place) => nameOf(tab, place),
      list,
    };
    return problems;
  }

  function nameOf(tab: string, place: CellPosition): string {
    const cell = place ? a1(place.row, place.column) : '';
    return tab === mainTab || cell === '' ? cell : `${tab}!${cell}`;
  }

  function add(order: number, code: ProblemCode, place: CellPosition, says: Sentence[]): void {
    const sentence = sayInEnglish(says);
    const tab = tabs[order] ?? '';
    const cell = place && a1(place.row, place.column);
    const key = `${order} ${cell} ${code} ${sentence}`;
    if (noted.has(key)) return;
    if (noted.size >= MOST) {
      more++;
      return;
    }
    const name = nameOf(tab, place);
    noted.set(key, {
      tab: order,
      place,
      problem: {
        tab,
        cell,
        row: place && place.row + 1,
        severity: PROBLEM_CODES[code],
        code,
        message: name ? `${name}: ${sentence}` : sentence,
        says,
        name,
      },
    });
  }

  function list(): Problem[] {
    const sorted = [...noted.values()].sort(
      (a, b) =>
        a.tab - b.tab ||
        (a.place?.row ?? -1) - (b.place?.row ?? -1) ||
        (a.place?.column ?? -1) - (b.place?.column ?? -1),
    );
    const problems = sorted.map(({ problem }) => problem);
    if (more > 0) {
      const code = 'too-many-problems';
      const says = [sentence('moreProblems', { n: more })];
      problems.push({
        tab: mainTab,
        cell: null,
        row: null,
        severity: PROBLEM_CODES[code],
        code,
        message: sayInEnglish(says),
        says,
        name: '',
      });
    }
    return problems;
  }

  return of(mainTab);
}

/** The same collection for places that have to be looked up first: those of a table that was made from a grid. */
export function problemsAt(problems: Problems, placeOf: (place: CellPosition) => CellPosition): Problems {
  return {
    ...problems,
    add: (code, place, ...says) => problems.add(code, placeOf(place), ...says),
    silent: () => problemsAt(problems.silent(), placeOf),
    nameOf: (place) => problems.nameOf(placeOf(place)),
  };
}

/** The problem without the fields that are only used for other languages. */
export function plainProblem({ says: _says, name: _name, ...plain }: Problem): PlainProblem {
  return plain;
}

/** The text of a cell as problems repeat it: one short line. */
export function short(text: string): string {
  const line = text
    .slice(0, 200)
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim();
  return line.length > 40 ? `${line.slice(0, 39).trimEnd()}…` : line;
}
