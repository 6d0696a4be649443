'use client';

import { useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { RejectedState } from '#lib/backstage/state.ts';
import { say } from '#lib/words/words.ts';
import { UnderstoodPanel } from '../first-start/understood-panel.tsx';
import { Panel } from '../panel.tsx';
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
    <Panel id="rejected" title={words.title} wide>
      <p className="bs-error" role="alert">
        {rejected.reason}
      </p>
      <p className="bs-note">{say(isFirst ? words.readFirst : words.read, { time: ago(rejected.at) })}</p>
      {rejected.lost.length > 0 ? <LostTable lost={rejected.lost} /> : null}
      {rejected.problems.length > 0 ? <ProblemTable problems={rejected.problems} /> : null}
      <p className="bs-row">
        {isFirst ? null : (
          <button
            type="button"
            className="bs-button bs-primary"
            disabled={busy}
            onClick={() => void bringBack()}
          >
            {rejected.mayTake ? bring : bringHeader}
          </button>
        )}
        {rejected.mayTake ? (
          <button
            type="button"
            className="bs-button"
            disabled={busy}
            onClick={() => void order({ act: 'accept', revision: rejected.revision }, words.taken)}
          >
            {words.take}
          </button>
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
    <table className="bs-table my-3 table-fixed">
      <thead>
        <tr>
          <th scope="col">{words.onSite}</th>
          <th scope="col">{words.inSheet}</th>
        </tr>
      </thead>
      <tbody>
        {lost.map(({ uid, title, start }) => (
          <tr key={uid}>
            <td>
              <span className="bs-note">{when(start)}</span> <bdi>{title}</bdi>
            </td>
            <td>
              <span className="text-danger">{words.gone}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
