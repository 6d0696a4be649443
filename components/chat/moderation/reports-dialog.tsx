import { useEffect, useReducer, useState } from 'react';
import { clockText, fullText } from '#lib/format/dates.ts';
import { deviceReader } from '#lib/format/device.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import {
  type ChatLog,
  isActionOn,
  type ModerationEntry,
  standaloneEntries,
} from '#lib/irc/moderation/moderation-entry.ts';
import { say } from '#lib/words/words.ts';
import type { Moderation } from '../commands/moderate.ts';
import { askAndModerate, type CommandActions } from '../commands/run-command.ts';
import { Dialog, openDialog } from '../menus/dialog.tsx';
import { DoneRow } from '../menus/dialog-parts.tsx';
import { MINI } from '../panel/dom.ts';
import { chatMenus, language } from '../words.ts';
import { canSilence } from './shield.ts';

const LISTED = 60;
/** For entries that are no older than this (ms), the time of day is enough. */
const TONIGHT = 12 * 3_600_000;

/** The entries that the bot has kept, for moderators who are signed in backstage; null for all others. */
async function keptByBot(): Promise<ChatLog | null> {
  try {
    const answer = await fetch('/backstage/chat', { cache: 'no-store' });
    return answer.ok ? ((await answer.json()) as ChatLog | null) : null;
  } catch {
    return null;
  }
}

/** Lists the reports of viewers with the lines around them, and what moderators did. Moderators can act on each report here. */
export const openReports = (root: HTMLElement, actions: CommandActions): void =>
  openDialog(root, (close) => <ReportsDialog actions={actions} close={close} />);

type Props = { actions: CommandActions; close(): void };

export function ReportsDialog({ actions, close }: Props) {
  const words = chatMenus.reports;
  const [kept, setKept] = useState<readonly ModerationEntry[] | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  useEffect(
    () =>
      actions.client.onEvent(({ type }) => {
        if (type === 'moderated' || type === 'message') redraw();
      }),
    [actions],
  );
  useEffect(() => void keptByBot().then((log) => log && setKept(log.entries)), []);

  const newest = kept?.[0]?.at ?? 0;
  const all = [...actions.moderationEntries().filter(({ at }) => at > newest), ...(kept ?? [])];
  const listed = standaloneEntries(all);
  return (
    <Dialog title={words.title}>
      <p>{kept === null ? words.own : words.kept}</p>
      <ol className="mt-3 grid max-h-[55dvh] gap-[0.9rem] overflow-auto wrap-anywhere">
        {listed.slice(0, LISTED).map((entry, i) => (
          // New entries come first, and each keeps its row.
          <li key={listed.length - i}>
            {entry.kind === 'report' ? (
              <Report report={entry} all={all} actions={actions} />
            ) : (
              <Sentence entry={entry} />
            )}
          </li>
        ))}
        {all.length === 0 ? <li>{words.none}</li> : null}
      </ol>
      <DoneRow close={close} />
    </Dialog>
  );
}

function Sentence({ entry: { at, kind, by, about, text } }: { entry: ModerationEntry }) {
  const reader = deviceReader(language());
  const words = { by: isolate(by), about: isolate(about), text: isolate(text) };
  return (
    <p>
      {say(chatMenus.reports[kind], words)}
      <small className="text-muted">
        {` ${Date.now() - at < TONIGHT ? clockText(at, reader) : fullText(at, reader)}`}
      </small>
    </p>
  );
}

type ReportProps = { report: ModerationEntry; all: readonly ModerationEntry[]; actions: CommandActions };

/** A report with the lines around it, what was done after it, and buttons for what can be done. */
function Report({ report, all, actions }: ReportProps) {
  const { about, context, text } = report;
  const { silence, remove, ban } = chatMenus.person;
  const lines = context.length > 0 ? context : [{ nick: about, text }];
  const act = (name: string, action: Moderation) => (
    <button
      type="button"
      className={MINI}
      aria-label={`${name}: ${isolate(about)}`}
      onClick={() => void askAndModerate(actions, action)}
    >
      {name}
    </button>
  );
  return (
    <>
      <Sentence entry={report} />
      <ul className="text-muted">
        {lines.map((line, i) => (
          <li
            key={i}
            className={`border-s-[3px] ps-[0.6rem] ${
              line.nick === about ? 'border-danger text-text' : 'border-transparent'
            }`}
          >
            <b>{isolate(line.nick)}</b>
            {`: ${showText(line.text)}`}
          </li>
        ))}
      </ul>
      {all
        .filter((other) => isActionOn(other, report))
        .map((action, i) => (
          <Sentence key={i} entry={action} />
        ))}
      <div className="mt-[0.35rem] flex flex-wrap gap-2">
        {canSilence(actions.client) ? act(silence, { type: 'quiet', who: about }) : null}
        {act(remove, { type: 'kick', nick: about, reason: '' })}
        {act(ban, { type: 'ban', who: about })}
      </div>
    </>
  );
}
