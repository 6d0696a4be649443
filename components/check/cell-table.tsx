import type { ReactNode, Ref } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { CheckedCell, CheckedRow, CheckedSlot, CheckView } from '#lib/check/check-view.ts';
import { numberText } from '#lib/format/counts.ts';
import { dateText } from '#lib/format/dates.ts';
import { dayKey, type Reader, timeText } from '#lib/format/times.ts';
import { say, sayCount } from '#lib/words/words.ts';
import type { Rows, RowsWanted } from './messages.ts';

type Props = {
  view: CheckView;
  rows: Rows;
  reader: Reader;
  showRows: (wanted: RowsWanted) => void;
  ref: Ref<HTMLElement> | null;
  /** In place of the name of what a column of the main tab was taken for. */
  choice?: (column: number, letter: string) => ReactNode;
};

/** The sheet as it is, each row beside the show that the site reads from it, each cell with its problems. */
export function CellTable({ view, rows, reader, showRows, ref, choice }: Props) {
  const { cells: words } = useWords('check');
  const { tab, only } = rows;
  const { tabs } = view;
  const pick = (wanted: Partial<RowsWanted>) => showRows({ tab, only, page: 0, ...wanted });
  return (
    <section ref={ref} tabIndex={-1} className="bs-panel" data-wide="true" aria-labelledby="check-cells">
      <h2 id="check-cells" className="section-title">
        {words.title}
      </h2>
      <div className="bs-row">
        {tabs.length > 1 ? (
          <label>
            {words.tab}{' '}
            <select
              className="bs-input"
              value={tab}
              onChange={({ target }) => pick({ tab: Number(target.value) })}
            >
              {tabs.map(({ name }, i) => (
                <option key={i} value={i}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label className="check-only">
          <input
            type="checkbox"
            checked={only === 'problems'}
            onChange={({ target }) => pick({ only: target.checked ? 'problems' : 'all' })}
          />{' '}
          {words.onlyProblems}
        </label>
        <Pages rows={rows} onPick={(page) => pick({ page })} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard. */}
      <section className="mt-3 overflow-x-auto" aria-label={words.sheet} tabIndex={0}>
        <Table view={view} rows={rows} reader={reader} choice={choice} />
      </section>
    </section>
  );
}

function Pages({ rows: { page, pages }, onPick }: { rows: Rows; onPick: (page: number) => void }) {
  const { cells: words } = useWords('check');
  const { language } = useWords('about');
  if (pages < 2) return null;
  return (
    <>
      <button type="button" className="bs-button" disabled={page === 0} onClick={() => onPick(page - 1)}>
        {words.earlier}
      </button>
      <span>{say(words.page, { n: numberText(page + 1, language), all: numberText(pages, language) })}</span>
      <button
        type="button"
        className="bs-button"
        disabled={page + 1 >= pages}
        onClick={() => onPick(page + 1)}
      >
        {words.later}
      </button>
    </>
  );
}

const letterOf = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
  String.fromCharCode(65 + (column % 26));

function Table({ view, rows, reader, choice }: Pick<Props, 'view' | 'rows' | 'reader' | 'choice'>) {
  const { cells: words, columns } = useWords('check');
  const fields = view.tabs[rows.tab]?.fields ?? [];
  const width = Math.max(fields.length, ...rows.rows.map(({ cells }) => cells.length));
  const isMain = rows.tab === view.main;
  if (rows.rows.length === 0) return <p className="text-muted">{words.noRows}</p>;
  return (
    <table className="check-table">
      <thead>
        <tr>
          <th scope="col">{words.row}</th>
          {isMain ? <th scope="col">{words.becomes}</th> : null}
          {Array.from({ length: width }, (_, column) => {
            const field = fields[column];
            return (
              <th key={column} scope="col" data-taken={field !== null && field !== undefined}>
                {letterOf(column)}
                {isMain && view.grid === null
                  ? (choice?.(column, letterOf(column)) ?? (
                      <span className="check-field">{field ? columns[field] : words.notTaken}</span>
                    ))
                  : null}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.rows.map((row) => (
          <tr key={row.row} data-kind={row.kind}>
            <th scope="row">{row.row}</th>
            {isMain ? (
              <td className="check-becomes">
                <Becomes row={row} reader={reader} />
              </td>
            ) : null}
            {Array.from({ length: width }, (_, column) => (
              <CellOf key={column} cell={row.cells[column]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CellOf({ cell }: { cell: CheckedCell | undefined }) {
  const worst = cell?.problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  if (!cell || cell.problems.length === 0)
    return (
      <td>
        <bdi>{cell?.text}</bdi>
      </td>
    );
  return (
    <td data-severity={worst}>
      <bdi>{cell.text}</bdi>
      {cell.problems.map(({ message }, i) => (
        <p key={i} className="mt-1 text-[0.85rem]">
          {message}
        </p>
      ))}
    </td>
  );
}

function Becomes({ row, reader }: { row: CheckedRow; reader: Reader }) {
  const { kinds, more } = useWords('check').cells;
  const { language } = useWords('about');
  const { kind } = row;
  if (row.slots.length === 0)
    return (
      <span className="bs-note">{Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : null}</span>
    );
  return (
    <>
      {row.slots.map((slot, i) => (
        <p key={i}>
          <SlotText slot={slot} reader={reader} />
        </p>
      ))}
      {row.moreSlots > 0 ? <p className="bs-note">{sayCount(more, row.moreSlots, language)}</p> : null}
    </>
  );
}

function SlotText({ slot, reader }: { slot: CheckedSlot; reader: Reader }) {
  const { statuses } = useWords('check').cells;
  const { title, start, end, status, room, streams } = slot;
  const sameDay = end !== null && dayKey(start, reader.timeZone) === dayKey(end, reader.timeZone);
  const until = end === null ? '' : `–${sameDay ? '' : `${dateText(end, reader)} `}${timeText(end, reader)}`;
  return (
    <>
      <time dateTime={new Date(start).toISOString()}>
        {dateText(start, reader)} {timeText(start, reader)}
        {until}
      </time>{' '}
      <strong>
        <bdi>{title}</bdi>
      </strong>
      {status === 'confirmed' ? null : ` (${statuses[status]})`}
      {room === null ? null : (
        <>
          {' · '}
          <bdi>{room}</bdi>
        </>
      )}
      {streams.length > 0 ? (
        <span className="bs-note">
          {' '}
          <bdi>{streams.join(', ')}</bdi>
        </span>
      ) : null}
    </>
  );
}
