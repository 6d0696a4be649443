'use client';

import { useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { ROW } from '#components/panels/looks.ts';
import { Notice } from '#components/panels/notice.tsx';
import { Panel } from '#components/panels/panel.tsx';
import { Cell, ColumnHead } from '#components/panels/table.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { RejectedState } from '#lib/backstage/state.ts';
import { say } from '#lib/words/words.ts';
import { UnderstoodPanel } from '../first-start/understood-panel.tsx';
import { ProblemTable } from '../problem-list.tsx';
import type { Backstage } from '../use-backstage.ts';
import { useTimes } from '../use-times.ts';
import { PasteText } from './paste-text.tsx';

/** A sheet that was not accepted: the shows that would be lost, and buttons to bring them back or to accept the sheet. */
export function RejectedPanel(props: { rejected: RejectedState; backstage: Backstage }) {
  const { rejected, backstage } = props;
  const { busy, order } = backstage;
  const { ago } = useTimes();
  const words = useWords('backstage').rejected;
  const { bring, bringHeader } = useWords('losses');
  const [text, setText] = useState<string | null>(null);
  const isFirst = backstage.state.revision === null;
  const bringBack = async () => {
    const result = await order({ act: 'bring-back' }, '');
    setText((result?.ok && result.text) || null);
  };
  return (
    <Panel id="bs-rejected" title={words.title} wide>
      <Notice kind="error" alert>
        {rejected.reason}
      </Notice>
      <p className="text-muted text-sm">
        {say(isFirst ? words.readFirst : words.read, { time: ago(rejected.at) })}
      </p>
      {rejected.lost.length > 0 ? <LostTable lost={rejected.lost} /> : null}
      {rejected.problems.length > 0 ? <ProblemTable problems={rejected.problems} /> : null}
      <p className={ROW}>
        {isFirst ? null : (
          <Button primary disabled={busy} onClick={() => void bringBack()}>
            {rejected.mayTake ? bring : bringHeader}
          </Button>
        )}
        {rejected.mayTake ? (
          <Button
            disabled={busy}
            onClick={() => void order({ act: 'accept', revision: rejected.revision }, words.taken)}
          >
            {words.take}
          </Button>
        ) : null}
      </p>
      {text === null ? null : <PasteText text={text} />}
      {isFirst || !rejected.mayTake ? <UnderstoodPanel backstage={backstage} /> : null}
    </Panel>
  );
}

function LostTable({ lost }: Pick<RejectedState, 'lost'>) {
  const { when } = useTimes();
  const words = useWords('backstage').rejected;
  return (
    <table className="my-3 w-full table-fixed text-start">
      <thead>
        <tr>
          <ColumnHead>{words.onSite}</ColumnHead>
          <ColumnHead>{words.inSheet}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {lost.map(({ uid, title, start }) => (
          <tr key={uid}>
            <Cell>
              <span className="text-muted text-sm">{when(start)}</span> <bdi>{title}</bdi>
            </Cell>
            <Cell>
              <span className="text-danger">{words.gone}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
