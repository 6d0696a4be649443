import { useWords } from '#components/words/use-words.tsx';
import type { LinkedProblem } from '#lib/backstage/state.ts';
import { sayCount } from '#lib/words/words.ts';
import { Panel } from './panel.tsx';

/** The problems and their cells, the errors first. */
export function ProblemList({ problems }: { problems: readonly LinkedProblem[] }) {
  const { language } = useWords('about');
  const { title, titleCount } = useWords('backstage').problems;
  const count = problems.length;
  return (
    <Panel id="problems" title={count === 0 ? title : sayCount(titleCount, count, language)}>
      <ProblemTable problems={problems} />
    </Panel>
  );
}

export function ProblemTable({ problems }: { problems: readonly LinkedProblem[] }) {
  const words = useWords('backstage').problems;
  if (problems.length === 0) return <p className="text-muted">{words.none}</p>;
  const sorted = [...problems].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  return (
    <table className="bs-table">
      <thead>
        <tr>
          <th scope="col">{words.cell}</th>
          <th scope="col">{words.what}</th>
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
                {words.severities[problem.severity]}
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
  const words = useWords('backstage').problems;
  const name = problem.cell ?? words.wholeSheet;
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
