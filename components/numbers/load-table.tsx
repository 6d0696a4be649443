import type { ReactNode } from 'react';
import { numberText } from '#lib/format/counts.ts';
import { dayText, type Reader, timeText } from '#lib/format/times.ts';
import type { Load } from '#lib/viewers/load.ts';
import type { Words } from '#lib/words/words.ts';
import './numbers.css';

type Props = { loads: readonly Load[]; words: Words['numbers']; language: string; reader: Reader };

const HEAD = 'py-2 pe-3 align-top text-[0.8rem] font-semibold text-muted';
const CELL = 'border-t border-line py-2 pe-3 align-top';
const NAME = 'min-w-48 text-start wrap-anywhere';
const WHEN = 'block text-[0.8rem] font-normal text-muted';

const Numbers = ({ children }: { children: ReactNode }) => (
  <td className={`${CELL} text-end whitespace-nowrap`}>{children}</td>
);

/** How many watched each show. It is written once, on the server or after hydration. */
export function LoadTable({ loads, words, language, reader }: Props) {
  const number = (n: number | null) => (n === null ? '–' : numberText(n, language));
  const { columns } = words;
  if (loads.length === 0) return <p className="text-muted">{words.none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the table scrolls sideways, and keys must reach it too.
    <section className="min-w-0 overflow-x-auto" aria-label={columns.show} tabIndex={0}>
      <table className="w-full tabular-nums">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} ${NAME}`}>
              {columns.show}
            </th>
            {[
              columns.most,
              columns.average,
              columns.watched,
              columns.chat,
              columns.messages,
              columns.cameLeft,
            ].map((name) => (
              <th key={name} scope="col" className={`${HEAD} text-end`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {loads.map((load) => {
            const start = Date.parse(load.start);
            return (
              <tr key={load.uid}>
                <th scope="row" className={`${CELL} ${NAME}`}>
                  <bdi>{load.title}</bdi>
                  <span className={WHEN}>
                    {dayText(start, reader)}, {timeText(start, reader)}
                    {load.room ? ` · ${load.room}` : ''}
                  </span>
                </th>
                <Numbers>
                  {number(load.most)}{' '}
                  <span className={WHEN}>{timeText(Date.parse(load.mostAt), reader)}</span>
                </Numbers>
                <Numbers>{number(Math.round(load.average))}</Numbers>
                <Numbers>{number(load.watched)}</Numbers>
                <Numbers>{number(load.chat)}</Numbers>
                <Numbers>{number(load.chat === null ? null : load.messages)}</Numbers>
                <Numbers>
                  {number(load.came)} / {number(load.left)}
                </Numbers>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
