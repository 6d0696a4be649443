'use client';

import { useState } from 'react';
import useSWR from 'swr';
import { Button } from '#components/panels/button.tsx';
import { Details } from '#components/panels/details.tsx';
import { LIST, ROW } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { CompareBody, HistoryBody } from '#lib/backstage/crew-order.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import { ChangeLine } from '../edit-list.tsx';
import { type Backstage, getJson } from '../use-backstage.ts';
import { useTimes } from '../use-times.ts';
import { PasteText } from './paste-text.tsx';

/** The sheets that were taken last: what is different in each, and a way to put it back. */
export function HistoryPanel({ backstage }: { backstage: Backstage }) {
  const words = useWords('losses');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Panel id="bs-history" title={words.title}>
      <Details summary={words.open} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        {isOpen ? <SheetList backstage={backstage} /> : null}
      </Details>
    </Panel>
  );
}

function SheetList({ backstage }: { backstage: Backstage }) {
  const words = useWords('losses');
  const { language } = useWords('about');
  const { ago } = useTimes();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = useSWR<HistoryBody>(`/backstage/history#${backstage.state.revision}`, () =>
    getJson<HistoryBody>('/backstage/history'),
  );
  if (!data) return null;
  if (data.sheets.length === 0) return <p className="text-muted">{words.none}</p>;
  return (
    <>
      <p className="text-muted text-sm">{say(words.note, { n: MOST })}</p>
      <ol className={LIST}>
        {data.sheets.map(({ id, at, rows, revision, editors }) => (
          <li key={id}>
            {ago(at)}, {sayCount(words.rows, rows, language)}{' '}
            {editors.length > 0 ? (
              <span className="text-muted text-sm">
                <Translated text={words.editedBy} who={<bdi>{editors.join(', ')}</bdi>} />{' '}
              </span>
            ) : null}
            {revision === data.revision ? (
              <span className="text-muted text-sm">({words.isNow})</span>
            ) : (
              <Button aria-expanded={chosen === id} onClick={() => setChosen(chosen === id ? null : id)}>
                {words.compare}
              </Button>
            )}
            {chosen === id ? <Difference id={id} revision={data.revision} backstage={backstage} /> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

const MOST = 50;

function Difference(props: { id: string; revision: string | null; backstage: Backstage }) {
  const { id, revision, backstage } = props;
  const words = useWords('losses');
  const [text, setText] = useState<string | null>(null);
  const { data } = useSWR<CompareBody>(`/backstage/history?id=${encodeURIComponent(id)}`, getJson);
  if (!data) return null;
  if (data.changes === null) return <p>{words.notKept}</p>;
  const restore = async () => {
    const result = await backstage.order({ act: 'restore', id, revision: revision ?? '' }, '');
    setText((result?.ok && result.text) || null);
  };
  return (
    <>
      {data.changes.length === 0 ? <p>{words.same}</p> : null}
      <ul>
        {data.changes.map((change) => (
          <ChangeLine key={`${change.kind} ${change.uid}`} change={change} />
        ))}
      </ul>
      <p className={ROW}>
        <Button disabled={backstage.busy} onClick={() => void restore()}>
          {words.restore}
        </Button>
      </p>
      {text === null ? null : <PasteText text={text} />}
    </>
  );
}
