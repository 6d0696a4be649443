import { numberText } from '#lib/format/counts.ts';
import { dayText, type Reader, timeText } from '#lib/format/times.ts';
import type { Load } from '#lib/viewers/load.ts';
import type { Words } from '#lib/words/words.ts';
import './numbers.css';

type Props = { loads: readonly Load[]; words: Words['numbers']; language: string; reader: Reader };

/** How many watched each show. It is written once, on the server or after hydration. */
export function LoadTable({ loads, words, language, reader }: Props) {
  const number = (n: number | null) => (n === null ? '–' : numberText(n, language));
  const { columns } = words;
  if (loads.length === 0) return <p className="text-muted">{words.none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the table scrolls sideways, and keys must reach it too.
    <section className="load-scroll" aria-label={columns.show} tabIndex={0}>
      <table className="load-table">
        <thead>
          <tr>
            <th scope="col">{columns.show}</th>
            {[
              columns.most,
              columns.average,
              columns.watched,
              columns.chat,
              columns.messages,
              columns.cameLeft,
            ].map((name) => (
              <th key={name} scope="col">
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
                <th scope="row">
                  <bdi>{load.title}</bdi>
                  <span className="load-when">
                    {dayText(start, reader)}, {timeText(start, reader)}
                    {load.room ? ` · ${load.room}` : ''}
                  </span>
                </th>
                <td>
                  {number(load.most)}{' '}
                  <span className="load-when">{timeText(Date.parse(load.mostAt), reader)}</span>
                </td>
                <td>{number(Math.round(load.average))}</td>
                <td>{number(load.watched)}</td>
                <td>{number(load.chat)}</td>
                <td>{number(load.chat === null ? null : load.messages)}</td>
                <td>
                  {number(load.came)} / {number(load.left)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
