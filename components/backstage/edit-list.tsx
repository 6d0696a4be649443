import { LIST } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { Change } from '#lib/backstage/changes.ts';
import type { BackstageState } from '#lib/backstage/state.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import { sayChange } from './say-change.ts';
import { useDevice, useTimes } from './use-times.ts';

const MOST = 12;

/** A list of the last edits: the changes of each, and since when they are live. */
export function EditList({ state }: { state: BackstageState }) {
  const { ago } = useTimes();
  const { language } = useWords('about');
  const words = useWords('backstageNow').edits;
  return (
    <Panel id="bs-edits" title={words.title}>
      {state.edits.length === 0 ? (
        <p className="text-muted">{words.none}</p>
      ) : (
        <ol className={LIST}>
          {state.edits.map((edit) => (
            <li key={`${edit.revision} ${edit.at}`}>
              <p className="text-muted text-sm">{say(words.live, { time: ago(edit.at) })}</p>
              <ul>
                {edit.changes.slice(0, MOST).map((change) => (
                  <ChangeLine key={`${change.kind} ${change.uid}`} change={change} />
                ))}
              </ul>
              {edit.changes.length > MOST ? (
                <p>{sayCount(words.more, edit.changes.length - MOST, language)}</p>
              ) : null}
              {edit.settings ? <p>{words.settings}</p> : null}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

export function ChangeLine({ change }: { change: Change }) {
  const { locale } = useDevice();
  const { when } = useTimes();
  const words = useWords('backstageNow').edits;
  return (
    <li>
      <Translated
        text={words.line}
        title={
          <strong>
            <bdi>{change.title}</bdi>
          </strong>
        }
        when={when(change.start)}
        what={sayChange(change, words, locale)}
      />
    </li>
  );
}
