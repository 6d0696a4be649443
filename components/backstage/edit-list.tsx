import { useInstant } from '#components/schedule/use-now.ts';
import { useReader } from '#components/schedule/use-reader.ts';
import type { Change } from '#lib/backstage/changes.ts';
import type { BackstageState } from '#lib/backstage/state.ts';
import { Panel } from './panel.tsx';
import { agoText, whenText } from './say.ts';

const KINDS: Record<Change['kind'], string> = { added: 'is new', removed: 'is gone', changed: '' };
const MOST = 12;

/** What the last edits changed, and since when it has been live. */
export function EditList({ state }: { state: BackstageState }) {
  const now = useInstant();
  return (
    <Panel id="edits" title="Last edits">
      {state.edits.length === 0 ? (
        <p className="text-muted">None since the site was started.</p>
      ) : (
        <ol className="bs-list">
          {state.edits.map((edit) => (
            <li key={`${edit.revision} ${edit.at}`}>
              <p className="bs-note">Went live {agoText(edit.at, now)}</p>
              <ul>
                {edit.changes.slice(0, MOST).map((change) => (
                  <ChangeLine key={`${change.kind} ${change.uid}`} change={change} now={now} />
                ))}
              </ul>
              {edit.changes.length > MOST ? <p>And {edit.changes.length - MOST} more.</p> : null}
              {edit.settings ? <p>The settings were changed.</p> : null}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function ChangeLine({ change, now }: { change: Change; now: number }) {
  const reader = useReader();
  return (
    <li>
      <strong>
        <bdi>{change.title}</bdi>
      </strong>{' '}
      ({whenText(Date.parse(change.start), now, reader)}) {KINDS[change.kind] || change.what.join(', ')}
    </li>
  );
}
