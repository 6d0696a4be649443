'use client';

import { useInstant } from '#components/schedule/use-now.ts';
import { useReader } from '#components/schedule/use-reader.ts';
import type { RejectedState, Side } from '#lib/backstage/state.ts';
import { Panel } from './panel.tsx';
import { ProblemTable } from './problem-list.tsx';
import { agoText, whenText } from './say.ts';
import type { Backstage } from './use-backstage.ts';

/** A sheet that was not taken, beside the one that is on the site. */
export function RejectedPanel(props: { rejected: RejectedState; backstage: Backstage }) {
  const { rejected, backstage } = props;
  const now = useInstant();
  return (
    <Panel id="rejected" title="The sheet was not taken" wide>
      <p className="bs-error" role="alert">
        {rejected.reason}
      </p>
      <p className="bs-note">
        It was read {agoText(rejected.at, now)}. Viewers keep what was on the site before.
      </p>
      <table className="bs-table bs-sides">
        <thead>
          <tr>
            <th scope="col">On the site</th>
            <th scope="col">In the sheet</th>
          </tr>
        </thead>
        <tbody>
          {rejected.rows.map(({ uid, before, after }) => (
            <tr key={uid} data-kind={before ? (after ? 'both' : 'gone') : 'new'}>
              <td>
                <SideText side={before} missing="not there" now={now} />
              </td>
              <td>
                <SideText side={after} missing="would be gone" now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rejected.rows.length === 0 ? <p>There are no shows in it.</p> : null}
      {rejected.problems.length > 0 ? <ProblemTable problems={rejected.problems} /> : null}
      <p className="bs-row">
        <button
          type="button"
          className="bs-button bs-primary"
          disabled={backstage.busy}
          onClick={() =>
            void backstage.order(
              { act: 'accept', revision: rejected.revision },
              'Taken: this is the schedule now.',
            )
          }
        >
          It is meant so: take it
        </button>
        <span className="bs-note">Or put the rows back in the sheet.</span>
      </p>
    </Panel>
  );
}

function SideText({ side, missing, now }: { side: Side | null; missing: string; now: number }) {
  const reader = useReader();
  if (side === null) return <span className="bs-missing">{missing}</span>;
  return (
    <>
      <span className="bs-note">{whenText(Date.parse(side.start), now, reader)}</span>{' '}
      <bdi className={side.status === 'cancelled' ? 'line-through' : ''}>{side.title}</bdi>
    </>
  );
}
