import { Button } from '#components/panels/button.tsx';
import { Fact, Facts } from '#components/panels/facts.tsx';
import { LINK, ROW } from '#components/panels/looks.ts';
import { Notice } from '#components/panels/notice.tsx';
import { Panel } from '#components/panels/panel.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { BackstageState } from '#lib/backstage/state.ts';
import { joinSentences } from '#lib/words/join-sentences.ts';
import { sayCount } from '#lib/words/say-count.ts';
import type { Words } from '#lib/words/words.ts';
import { say } from '#lib/words/words.ts';
import type { Backstage } from './use-backstage.ts';
import { type Times, useTimes } from './use-times.ts';

type Health = BackstageState['health'];
type SourceWords = Words['backstage']['source'];

const STATE =
  'font-[650] text-[1.1rem] before:me-[0.5em] before:inline-block before:size-[0.65em] before:rounded-[50%]';
/** The dot before the state. */
const DOTS: Partial<Record<Health['state'], string>> = {
  ok: 'before:bg-ok',
  failing: 'before:bg-danger',
  rejected: 'before:bg-danger',
};

/** Says whether the sheet is read, how old it is, and what to do if it is not read. */
export function SourceHealth({ backstage }: { backstage: Backstage }) {
  const times = useTimes();
  const { language } = useWords('about');
  const words = useWords('backstage').source;
  const { source, health, revision, served } = backstage.state;
  const facts: [string, string][] = [
    [words.lastRead, health.lastReadAt === null ? words.notRead : times.ago(health.lastReadAt)],
    [words.nextRead, nextText(health, words, times)],
    [words.lastGood, health.lastGoodAt === null ? words.noGood : times.ago(health.lastGoodAt)],
    [words.reads, readsText(health, words)],
    [words.push, pushText(health, words, times)],
    [words.served, revision !== null && revision === served ? words.isServed : words.notServed],
  ];
  return (
    <Panel id="bs-source" title={words.title}>
      <p className={`${STATE} ${DOTS[health.state] ?? 'before:bg-muted'}`}>{words.states[health.state]}</p>
      {health.trouble ? (
        <Notice kind="error">
          {joinSentences([
            health.trouble,
            words.lastGoodStays,
            health.since && say(words.began, { time: times.ago(health.since) }),
          ])}
        </Notice>
      ) : null}
      {[...health.renamed, ...health.noNotes, ...health.chat].map((sentence) => (
        <Notice key={sentence} kind="error">
          {sentence}
        </Notice>
      ))}
      <Facts>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </Facts>
      {source.minutesOld > 0 ? (
        <p className="text-muted text-sm">{sayCount(words.csvAge, source.minutesOld, language)}</p>
      ) : null}
      <p className={ROW}>
        <Button
          disabled={backstage.busy}
          onClick={() => void backstage.order({ act: 'read' }, words.readDone)}
        >
          {words.readNow}
        </Button>
        {source.href ? (
          <a className={LINK} href={source.href} target="_blank" rel="noreferrer">
            {words.open}
          </a>
        ) : (
          <span className="text-muted text-sm">{source.name ?? words.demoSheet}</span>
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
