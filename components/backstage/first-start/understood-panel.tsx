'use client';

import { useState } from 'react';
import useSWR from 'swr';
import { CellTable } from '#components/check/cell-table.tsx';
import type { RowsWanted } from '#components/check/messages.ts';
import { Select } from '#components/panels/field.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { UnderstoodBody } from '#lib/check/check-view.ts';
import { deviceReader } from '#lib/format/device.ts';
import type { Field } from '#lib/schedule/words/headers.ts';
import { PasteText } from '../losses/paste-text.tsx';
import { type Backstage, getJson } from '../use-backstage.ts';

/** The columns that most sheets have come first. */
const USUAL: readonly Field[] = ['date', 'endDate', 'start', 'end', 'length', 'title', 'stream'];

/** A sheet that the site does not understand yet, cell by cell, with a choice for each column of its main tab. */
export function UnderstoodPanel({ backstage }: { backstage: Backstage }) {
  const words = useWords('crew').understood;
  const { language } = useWords('about');
  const [wanted, setWanted] = useState<RowsWanted | null>(null);
  const [text, setText] = useState<string | null>(null);
  const query = wanted ? `?tab=${wanted.tab}&page=${wanted.page}&only=${wanted.only}` : '';
  const { rejected } = backstage.state;
  const { data } = useSWR<UnderstoodBody | null>(
    [`/backstage/understood${query}`, rejected?.revision],
    ([path]: [string]) => getJson<UnderstoodBody | null>(path),
    { keepPreviousData: true },
  );
  if (!data) return null;
  const { view, rows } = data;
  const reader = { locale: deviceReader(language).locale, timeZone: view.timeZone };
  const choose = async (column: number, field: Field | '-') => {
    const result = await backstage.order({ act: 'column', column, field }, '');
    setText((result?.ok && result.text) || null);
  };
  return (
    <>
      <p className="text-muted text-sm">{words.note}</p>
      <CellTable
        view={view}
        rows={rows}
        reader={reader}
        showRows={setWanted}
        ref={null}
        choice={(column, letter) => (
          <ColumnChoice
            letter={letter}
            field={view.tabs[view.main]?.fields[column] ?? null}
            isBusy={backstage.busy}
            choose={(field) => void choose(column, field)}
          />
        )}
      />
      {text === null ? null : <PasteText text={text} />}
    </>
  );
}

function ColumnChoice(props: {
  letter: string;
  field: Field | null;
  isBusy: boolean;
  choose(field: Field | '-'): void;
}) {
  const { letter, field, isBusy, choose } = props;
  const words = useWords('crew').understood;
  const { columns, cells } = useWords('check');
  return (
    <Select
      aria-label={`${words.column} ${letter}`}
      value={field ?? '-'}
      disabled={isBusy}
      onChange={(event) => choose(event.target.value as Field | '-')}
    >
      <option value="-">{cells.notTaken}</option>
      {[...new Set([...USUAL, ...(Object.keys(columns) as Field[])])].map((one) => (
        <option key={one} value={one}>
          {columns[one]}
        </option>
      ))}
    </Select>
  );
}
