'use client';

import useSWR from 'swr';
import { Button } from '#components/panels/button.tsx';
import { LIST } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { Role } from '#lib/backstage/role.ts';
import {
  type ChatLog,
  isActionOn,
  type ModerationEntry,
  standaloneEntries,
} from '#lib/irc/moderation/moderation-entry.ts';
import { isoSeconds } from '#lib/time.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import { getJson } from './use-backstage.ts';
import { useTimes } from './use-times.ts';

const PATH = '/backstage/chat';
const EVERY = 10_000;
const LISTED = 50;

/**
 * The reports of viewers, the acts of moderators, and the people about whom the bot keeps entries. Nothing is drawn if there is
 * no bot.
 */
export function ChatLogPanel({ role }: { role: Role }) {
  const words = useWords('backstageNow').chatLog;
  const { language } = useWords('about');
  const { when } = useTimes();
  const { data, mutate } = useSWR<ChatLog | null>(PATH, getJson, { refreshInterval: EVERY });
  if (!data) return null;

  async function forget(name: string) {
    if (!window.confirm(say(words.sure, { name }))) return;
    const answer = await fetch(PATH, { method: 'POST', body: JSON.stringify({ forget: name }) });
    await mutate(answer.ok ? await answer.json() : undefined);
  }

  return (
    <Panel id="bs-chat-log" title={words.title}>
      {data.entries.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <ol className={LIST}>
        {standaloneEntries(data.entries)
          .slice(0, LISTED)
          .map((entry) => (
            <EntryRow
              key={`${entry.at} ${entry.kind} ${entry.by} ${entry.about} ${entry.text}`}
              entry={entry}
              all={data.entries}
            />
          ))}
      </ol>
      <h3 className="mt-3 mb-[0.6rem] border-line border-t pt-3 font-[650]">{words.keptTitle}</h3>
      <p className="text-muted text-sm">{words.kept}</p>
      <ul className={LIST}>
        {data.people.map(({ name, entries, since }) => (
          <li
            key={name}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 wrap-anywhere"
          >
            <span>
              <bdi>{name}</bdi>{' '}
              <small>{sayCount(words.entries, entries, language, { since: when(isoSeconds(since)) })}</small>
            </span>
            {role === 'all' ? (
              <Button aria-label={say(words.forgetLabel, { name })} onClick={() => void forget(name)}>
                {words.forget}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EntryRow({ entry, all }: { entry: ModerationEntry; all: readonly ModerationEntry[] }) {
  const { reports } = useWords('chatMenus');
  const { when } = useTimes();
  const sentence = ({ kind, by, about, text }: ModerationEntry) => say(reports[kind], { by, about, text });
  const time = (at: number) => when(isoSeconds(at));
  return (
    <li>
      <p>
        <span className="text-muted text-sm">{time(entry.at)}</span> {sentence(entry)}
      </p>
      {entry.kind === 'report' ? (
        <>
          <ul className="my-1 border-line border-s-2 ps-3 text-muted wrap-anywhere">
            {(entry.context.length > 0 ? entry.context : [{ nick: entry.about, text: entry.text }]).map(
              ({ nick, text }, i) => (
                <li key={i} className={nick === entry.about ? 'font-semibold text-text' : undefined}>
                  <bdi>{nick}</bdi>: <bdi>{text}</bdi>
                </li>
              ),
            )}
          </ul>
          {all
            .filter((other) => isActionOn(other, entry))
            .map((other) => (
              <p key={other.at} className="text-muted text-sm">
                {time(other.at)} {sentence(other)}
              </p>
            ))}
        </>
      ) : null}
    </li>
  );
}
