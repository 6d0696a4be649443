import { useInstant } from '#components/schedule/use-now.ts';
import type { BackstageState } from '#lib/backstage/state.ts';
import { Panel } from './panel.tsx';
import { agoText, inText } from './say.ts';
import type { Backstage } from './use-backstage.ts';

const STATES: Record<BackstageState['health']['state'], string> = {
  ok: 'The sheet is read and on the site',
  rejected: 'The sheet is read, but not taken',
  failing: 'The sheet cannot be read',
  waiting: 'The sheet was not read yet',
};

/** Whether the sheet is read, how old it is, and what to do where it is not. */
export function SourceHealth({ backstage }: { backstage: Backstage }) {
  const now = useInstant();
  const { source, health, revision, served } = backstage.state;
  const facts = [
    ['Last read', health.lastReadAt === null ? 'not yet' : agoText(health.lastReadAt, now)],
    ['Next read', nextText(health, now)],
    ['Last good', health.lastGoodAt === null ? 'none yet' : agoText(health.lastGoodAt, now)],
    ['Reads in the last minute', readsText(health)],
    ['Push from the sheet', pushText(health, now)],
    ['Viewers have it', revision !== null && revision === served ? 'yes' : 'in a moment'],
  ];
  return (
    <Panel id="source" title="The sheet">
      <p className="bs-state" data-state={health.state}>
        {STATES[health.state]}
      </p>
      {health.trouble ? (
        <p className="bs-error">
          {health.trouble} Viewers keep the last good schedule meanwhile.
          {health.since ? ` It began ${agoText(health.since, now)}.` : ''}
        </p>
      ) : null}
      {health.renamed.map((sentence) => (
        <p key={sentence} className="bs-error">
          {sentence}
        </p>
      ))}
      <dl className="bs-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {source.minutesOld > 0 ? (
        <p className="bs-note">
          A published CSV is up to {source.minutesOld} minutes old when it comes: for a live night use the
          Sheets API (SHEET_ID).
        </p>
      ) : null}
      <p className="bs-row">
        <button
          type="button"
          className="bs-button"
          disabled={backstage.busy}
          onClick={() => void backstage.order({ act: 'read' }, 'The sheet was read just now.')}
        >
          Read it now
        </button>
        {source.href ? (
          <a className="bs-link" href={source.href} target="_blank" rel="noreferrer">
            Open the sheet
          </a>
        ) : (
          <span className="bs-note">{source.name}</span>
        )}
      </p>
    </Panel>
  );
}

function nextText({ nextReadAt, isReader }: BackstageState['health'], now: number): string {
  if (!isReader) return 'by the process before this one';
  return nextReadAt === null ? 'now' : inText(nextReadAt, now);
}

function pushText({ pushes }: BackstageState['health'], now: number): string {
  if (pushes === null) return 'not set up';
  if (pushes.heardAt === null) return 'none yet';
  return `${agoText(pushes.heardAt, now)}${pushes.work ? ', and it works: looked at once a minute' : ''}`;
}

function readsText({ readsLastMinute, quota }: BackstageState['health']): string {
  return quota === null ? String(readsLastMinute) : `${readsLastMinute} of the ${quota} that Google allows`;
}
