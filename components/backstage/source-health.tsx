import { useWords } from '#components/words/use-words.tsx';
import type { BackstageState } from '#lib/backstage/state.ts';
import { joinSentences } from '#lib/words/join-sentences.ts';
import type { Words } from '#lib/words/words.ts';
import { say, sayCount } from '#lib/words/words.ts';
import { Panel } from './panel.tsx';
import type { Backstage } from './use-backstage.ts';
import { type Times, useTimes } from './use-times.ts';

type Health = BackstageState['health'];
type SourceWords = Words['backstage']['source'];

/** Says whether the sheet is read, how old it is, and what to do if it is not read. */
export function SourceHealth({ backstage }: { backstage: Backstage }) {
  const times = useTimes();
  const { language } = useWords('about');
  const words = useWords('backstage').source;
  const { source, health, revision, served } = backstage.state;
  const facts = [
    [words.lastRead, health.lastReadAt === null ? words.notRead : times.ago(health.lastReadAt)],
    [words.nextRead, nextText(health, words, times)],
    [words.lastGood, health.lastGoodAt === null ? words.noGood : times.ago(health.lastGoodAt)],
    [words.reads, readsText(health, words)],
    [words.push, pushText(health, words, times)],
    [words.served, revision !== null && revision === served ? words.isServed : words.notServed],
  ];
  return (
    <Panel id="source" title={words.title}>
      <p className="bs-state" data-state={health.state}>
        {words.states[health.state]}
      </p>
      {health.trouble ? (
        <p className="bs-error">
          {joinSentences([
            health.trouble,
            words.lastGoodStays,
            health.since && say(words.began, { time: times.ago(health.since) }),
          ])}
        </p>
      ) : null}
      {[...health.renamed, ...health.noNotes, ...health.chat].map((sentence) => (
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
        <p className="bs-note">{sayCount(words.csvAge, source.minutesOld, language)}</p>
      ) : null}
      <p className="bs-row">
        <button
          type="button"
          className="bs-button"
          disabled={backstage.busy}
          onClick={() => void backstage.order({ act: 'read' }, words.readDone)}
        >
          {words.readNow}
        </button>
        {source.href ? (
          <a className="bs-link" href={source.href} target="_blank" rel="noreferrer">
            {words.open}
          </a>
        ) : (
          <span className="bs-note">{source.name ?? words.demoSheet}</span>
        )}
      </p>
    </Panel>
  );
}

function nextText({ nextReadAt, isReader }: Health, words: SourceWords, times: Times): string {
  if (!isReader) return words.byAnother;
  return nextReadAt === null ? times.now : times.until(nextReadAt);
}

function pushText({ pushes }: Health, words: SourceWords, { ago }: Times): string {
  if (pushes === null) return words.noPush;
  if (pushes.heardAt === null) return words.nothingPushed;
  const time = ago(pushes.heardAt);
  return pushes.work ? say(words.pushWorks, { time }) : time;
}

function readsText({ readsLastMinute: reads, quota }: Health, words: SourceWords): string {
  return quota === null ? String(reads) : say(words.readsOf, { reads, quota });
}
