import type { ReactNode, Ref } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Select } from '#components/panels/field.tsx';
import { ROW } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { CheckedCell, CheckedRow, CheckedSlot, CheckView } from '#lib/check/check-view.ts';
import { numberText } from '#lib/format/counts.ts';
import { dateText } from '#lib/format/dates.ts';
import { dayKey, type Reader, timeText } from '#lib/format/times.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
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
    <Panel id="check-cells" title={words.title} wide ref={ref}>
      <div className={ROW}>
        {tabs.length > 1 ? (
          <span>
            <label htmlFor="check-tab">{words.tab}</label>{' '}
            <Select id="check-tab" value={tab} onChange={({ target }) => pick({ tab: Number(target.value) })}>
              {tabs.map(({ name }, i) => (
                <option key={i} value={i}>
                  {name}
                </option>
              ))}
            </Select>
          </span>
        ) : null}
        <label>
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
    </Panel>
  );
}

function Pages({ rows: { page, pages }, onPick }: { rows: Rows; onPick: (page: number) => void }) {
  const { cells: words } = useWords('check');
  const { language } = useWords('about');
  if (pages < 2) return null;
  return (
    <>
      <Button disabled={page === 0} onClick={() => onPick(page - 1)}>
        {words.earlier}
      </Button>
      <span>{say(words.page, { n: numberText(page + 1, language), all: numberText(pages, language) })}</span>
      <Button disabled={page + 1 >= pages} onClick={() => onPick(page + 1)}>
        {words.later}
      </Button>
    </>
  );
}

const letterOf = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
  String.fromCharCode(65 + (column % 26));

const CELL = 'max-w-88 border border-line px-2 py-[0.35rem] text-start align-top wrap-anywhere';
const HEAD = `${CELL} bg-raised`;
const WORST = {
  warning: 'bg-accent-tint [box-shadow:inset_4px_0_var(--mq-accent)] forced-colors:[border:3px_double]',
  error: 'bg-danger-tint [box-shadow:inset_4px_0_var(--mq-danger)] forced-colors:[border:3px_solid]',
};

function Table({ view, rows, reader, choice }: Pick<Props, 'view' | 'rows' | 'reader' | 'choice'>) {
  const { cells: words, columns } = useWords('check');
  const fields = view.tabs[rows.tab]?.fields ?? [];
  const width = Math.max(fields.length, ...rows.rows.map(({ cells }) => cells.length));
  const isMain = rows.tab === view.main;
  if (rows.rows.length === 0) return <p className="text-muted">{words.noRows}</p>;
  return (
    <table className="text-[0.9rem]">
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} whitespace-nowrap`}>
            {words.row}
          </th>
          {isMain ? (
            <th scope="col" className={`${HEAD} whitespace-pre-line`}>
              {words.becomes}
            </th>
          ) : null}
          {Array.from({ length: width }, (_, column) => {
            const field = fields[column];
            return (
              <th key={column} scope="col" className={`${HEAD} whitespace-pre-line`}>
                {letterOf(column)}
                {isMain && view.grid === null
                  ? (choice?.(column, letterOf(column)) ?? (
                      <span
                        className={`block ${field ? 'font-semibold text-accent' : 'font-normal text-muted'}`}
                      >
                        {field ? columns[field] : words.notTaken}
                      </span>
                    ))
                  : null}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.rows.map((row) => (
          <tr key={row.row} className={row.kind === 'header' ? 'font-semibold' : undefined}>
            <th scope="row" className={`${CELL} whitespace-nowrap`}>
              {row.row}
            </th>
            {isMain ? (
              <td className={`${CELL} min-w-64 whitespace-pre-line bg-raised`}>
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
      <td className={`${CELL} min-w-28 whitespace-pre-line`}>
        <bdi>{cell?.text}</bdi>
      </td>
    );
  return (
    <td className={`${CELL} min-w-28 whitespace-pre-line ${WORST[worst]}`}>
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
      <span className="text-muted text-sm">
        {Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : null}
      </span>
    );
  return (
    <>
      {row.slots.map((slot, i) => (
        <p key={i}>
          <SlotText slot={slot} reader={reader} />
        </p>
      ))}
      {row.moreSlots > 0 ? (
        <p className="text-muted text-sm">{sayCount(more, row.moreSlots, language)}</p>
      ) : null}
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
        <span className="text-muted text-sm">
          {' '}
          <bdi>{streams.join(', ')}</bdi>
        </span>
      ) : null}
    </>
  );
}
