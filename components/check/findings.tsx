import { useRef } from 'react';
import { LINK, LIST } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { Severity } from '#components/panels/severity.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { CheckedNow, CheckedProblem, CheckView } from '#lib/check/check-view.ts';
import { ROWS_A_PAGE } from '#lib/check/limits.ts';
import { numberText } from '#lib/format/counts.ts';
import { dateText } from '#lib/format/dates.ts';
import { deviceReader } from '#lib/format/device.ts';
import { type Reader, timeText } from '#lib/format/times.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import { CellTable } from './cell-table.tsx';
import type { Rows, RowsWanted } from './messages.ts';

type Found = { view: CheckView; rows: Rows; readings: number };
type Props = { found: Found; showRows: (wanted: RowsWanted) => void };

/** Shows how the site reads a sheet: a summary, its problems, and each of its cells. */
export function Findings({ found, showRows }: Props) {
  const { view, rows, readings } = found;
  const { language } = useWords('about');
  const reader = { locale: deviceReader(language).locale, timeZone: view.timeZone };
  const table = useRef<HTMLElement>(null);
  const goTo = ({ tab, row }: CheckedProblem) => {
    if (row === null) return;
    showRows({ tab, page: Math.floor((row - 1) / ROWS_A_PAGE), only: 'all' });
    table.current?.focus();
    table.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <Summary view={view} reader={reader} />
      <Problems view={view} onPick={goTo} />
      <CellTable key={readings} view={view} rows={rows} reader={reader} showRows={showRows} ref={table} />
    </>
  );
}

function Summary({ view, reader }: { view: CheckView; reader: Reader }) {
  const { language } = useWords('about');
  const { summary, columns } = useWords('check');
  const { counts, grid, tabs, main, timeZone, locale } = view;
  const count = (name: keyof typeof summary.counts, n: number) =>
    n === 0 && name !== 'slots' ? [] : [sayCount(summary.counts[name], n, language)];
  const fields = tabs[main]?.fields.flatMap((field) => (field ? [columns[field]] : [])) ?? [];
  return (
    <Panel id="check-summary" title={summary.title}>
      <ul className={LIST}>
        <li>
          {[
            ...count('slots', counts.slots),
            ...count('repeats', counts.repeats),
            ...count('unscheduled', counts.unscheduled),
          ].join(', ')}
        </li>
        {grid ? <li>{sayCount(summary.grids[grid.kind], grid.columns, language)}</li> : null}
        {fields.length > 0 ? <li>{say(summary.columns, { columns: fields.join(', ') })}</li> : null}
        <li>{say(summary.zone, { zone: timeZone })}</li>
        <li>{locale === null ? summary.noLocale : say(summary.locale, { locale })}</li>
        {view.now.map((now) => (
          <OnNow key={now.room ?? ''} now={now} reader={reader} />
        ))}
      </ul>
    </Panel>
  );
}

function OnNow({ now, reader }: { now: CheckedNow; reader: Reader }) {
  const { summary } = useWords('check');
  const { states } = useWords('site');
  const { room, state, title, next } = now;
  return (
    <li>
      {room === null ? null : <strong>{room}: </strong>}
      {say(summary.now, { state: states[state] })}
      {title === null ? null : (
        <>
          {' '}
          <bdi>{title}</bdi>
        </>
      )}
      .{' '}
      {next ? (
        <Translated
          text={summary.next}
          title={<bdi>{next.title}</bdi>}
          time={`${dateText(next.start, reader)} ${timeText(next.start, reader)}`}
        />
      ) : (
        summary.nothingNext
      )}
    </li>
  );
}

function Problems({ view, onPick }: { view: CheckView; onPick: (problem: CheckedProblem) => void }) {
  const { language } = useWords('about');
  const { problems: words } = useWords('check');
  const { problems, counts, tabs, main } = view;
  const nameOf = ({ tab, cell }: CheckedProblem) =>
    tab === main ? (cell ?? words.wholeSheet) : `${tabs[tab]?.name}${cell ? `!${cell}` : ''}`;
  return (
    <Panel id="check-problems" title={say(words.title, { n: numberText(counts.problems, language) })}>
      {problems.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <ul className={`${LIST} max-h-96 overflow-y-auto`}>
        {problems.map((problem, i) => (
          <li key={i} data-severity={problem.severity}>
            <Severity of={problem.severity}>{words.severities[problem.severity]}</Severity>{' '}
            {problem.cell === null ? (
              <strong>{nameOf(problem)}</strong>
            ) : (
              <button type="button" className={LINK} onClick={() => onPick(problem)}>
                {nameOf(problem)}
              </button>
            )}{' '}
            {problem.message}
          </li>
        ))}
      </ul>
      {counts.problems > problems.length ? (
        <p className="text-muted text-sm">
          {sayCount(words.more, counts.problems - problems.length, language)}
        </p>
      ) : null}
    </Panel>
  );
}
