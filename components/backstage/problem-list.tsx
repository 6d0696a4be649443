import type { LinkedProblem } from '#lib/backstage/state.ts';
import { Panel } from './panel.tsx';

/** What is wrong in which cell, the errors first. */
export function ProblemList({ problems }: { problems: readonly LinkedProblem[] }) {
  return (
    <Panel id="problems" title={problems.length === 0 ? 'Problems' : `Problems (${problems.length})`}>
      <ProblemTable problems={problems} />
    </Panel>
  );
}

export function ProblemTable({ problems }: { problems: readonly LinkedProblem[] }) {
  if (problems.length === 0) return <p className="text-muted">None. Every row was understood.</p>;
  const sorted = [...problems].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  return (
    <table className="bs-table">
      <thead>
        <tr>
          <th scope="col">Cell</th>
          <th scope="col">What is wrong</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((problem) => (
          <tr key={`${problem.tab} ${problem.cell} ${problem.code} ${problem.message}`}>
            <th scope="row">
              <CellName problem={problem} />
            </th>
            <td>
              <span className="bs-severity" data-severity={problem.severity}>
                {problem.severity === 'error' ? 'Left out' : 'Look again'}
              </span>{' '}
              {problem.message.replace(/^(?:[^:!]{1,60}!)?[A-Z]{1,3}\d+: /, '')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CellName({ problem }: { problem: LinkedProblem }) {
  const name = problem.cell ?? 'whole sheet';
  return (
    <>
      {problem.href ? (
        <a className="bs-link" href={problem.href} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
      {/^schedule$/i.test(problem.tab) ? null : <span className="bs-note"> {problem.tab}</span>}
    </>
  );
}
