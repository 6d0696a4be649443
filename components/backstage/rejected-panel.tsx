'use client';

import { useWords } from '#components/words/use-words.tsx';
import type { RejectedState, Side } from '#lib/backstage/state.ts';
import { say } from '#lib/words/words.ts';
import { Panel } from './panel.tsx';
import { ProblemTable } from './problem-list.tsx';
import type { Backstage } from './use-backstage.ts';
import { useTimes } from './use-times.ts';

/** A sheet that was not taken, beside the one that is on the site. */
export function RejectedPanel(props: { rejected: RejectedState; backstage: Backstage }) {
  const { rejected, backstage } = props;
  const { ago } = useTimes();
  const words = useWords('backstage').rejected;
  return (
    <Panel id="rejected" title={words.title} wide>
      <p className="bs-error" role="alert">
        {rejected.reason}
      </p>
      <p className="bs-note">{say(words.read, { time: ago(rejected.at) })}</p>
      <table className="bs-table bs-sides">
        <thead>
          <tr>
            <th scope="col">{words.onSite}</th>
            <th scope="col">{words.inSheet}</th>
          </tr>
        </thead>
        <tbody>
          {rejected.rows.map(({ uid, before, after }) => (
            <tr key={uid} data-kind={before ? (after ? 'both' : 'gone') : 'new'}>
              <td>
                <SideText side={before} missing={words.missing} />
              </td>
              <td>
                <SideText side={after} missing={words.gone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rejected.rows.length === 0 ? <p>{words.empty}</p> : null}
      {rejected.problems.length > 0 ? <ProblemTable problems={rejected.problems} /> : null}
      <p className="bs-row">
        <button
          type="button"
          className="bs-button bs-primary"
          disabled={backstage.busy}
          onClick={() => void backstage.order({ act: 'accept', revision: rejected.revision }, words.taken)}
        >
          {words.take}
        </button>
        <span className="bs-note">{words.orBack}</span>
      </p>
    </Panel>
  );
}

function SideText({ side, missing }: { side: Side | null; missing: string }) {
  const { when } = useTimes();
  if (side === null) return <span className="bs-missing">{missing}</span>;
  return (
    <>
      <span className="bs-note">{when(side.start)}</span>{' '}
      <bdi className={side.status === 'cancelled' ? 'line-through' : ''}>{side.title}</bdi>
    </>
  );
}
