import { LINK } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { Severity } from '#components/panels/severity.tsx';
import { Cell, ColumnHead, RowHead } from '#components/panels/table.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { LinkedProblem } from '#lib/backstage/state.ts';
import { sayCount } from '#lib/words/say-count.ts';

/** The problems and their cells, the errors first. */
export function ProblemList({ problems }: { problems: readonly LinkedProblem[] }) {
  const { language } = useWords('about');
  const { title, titleCount } = useWords('backstage').problems;
  const count = problems.length;
  return (
    <Panel id="bs-problems" title={count === 0 ? title : sayCount(titleCount, count, language)}>
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
    <table className="w-full text-start">
      <thead>
        <tr>
          <ColumnHead>{words.cell}</ColumnHead>
          <ColumnHead>{words.what}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {sorted.map((problem) => (
          <tr key={`${problem.tab} ${problem.cell} ${problem.code} ${problem.message}`}>
            <RowHead>
              <CellName problem={problem} />
            </RowHead>
            <Cell>
              <Severity of={problem.severity}>{words.severities[problem.severity]}</Severity>{' '}
              {problem.message.replace(/^(?:[^:!]{1,60}!)?[A-Z]{1,3}\d+: /, '')}
            </Cell>
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
        <a className={LINK} href={problem.href} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
      {/^schedule$/i.test(problem.tab) ? null : <span className="text-muted text-sm"> {problem.tab}</span>}
    </>
  );
}
