import { type OverrideState, settlePending } from '#lib/backstage/override.ts';
import { troubleIn } from '#lib/backstage/problem-in.ts';
import type { CellEdit } from '#lib/backstage/row-cells.ts';
import type { Command, CommandResult, Crew } from '#lib/backstage/state.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';
import { isoSeconds } from '#lib/time.ts';
import { joinSentences } from '#lib/words/join-sentences.ts';
import type { Words } from '#lib/words/words.ts';
import type { SharedSheet } from '#server/schedule/shared-sheet.ts';
import { planOverride } from './orders.ts';
import type { Overrides } from './override.ts';
import type { Planned, PlannedOrder } from './planned.ts';

/** The first press after a kill waits no longer than this (ms). */
const LOOK_MS = 5000;

type Options = {
  sheet: SharedSheet;
  overrides: Overrides;
  embed: EmbedOptions;
  /** Serves the accepted sheet once more, because a held override has changed. */
  serveAgain(): void;
  /** The revision of what viewers are to get. */
  revision(): string | null;
  now(): number;
  words(): Words;
};

/** Carries out what the crew asks for, one after the other. */
export function createCommandRunner({ sheet, overrides, embed, serveAgain, revision, now, words }: Options) {
  let last: Promise<unknown> = Promise.resolve();
  let readOnly = sheet.status().readOnly;

  /** Writes the override into the sheet if the site may write there; otherwise keeps it here until it is released. */
  async function override(command: PlannedOrder, crew: Pick<Crew, 'name'>): Promise<CommandResult> {
    const state = overrides.state();
    const schedule = sheet.accepted()?.schedule ?? null;
    const { refused } = words().backstageAnswers;
    const aliases = sheet.aliases();
    const facts = { schedule, aliases, embed, crew, now: now(), words: words() };
    const plan = (state: OverrideState) => planOverride(command, { ...facts, state });
    const planned = plan(state);
    if (!planned.ok) return planned;
    if (planned.trial) return { ok: true, changes: planned.trial };
    const write = planned.sheet ?? planned.row;
    let why: Trouble | undefined;
    if (write) {
      const { press } = planned;
      const who = crew.name || words().backstageAnswers.somebody;
      if (press) await overrides.change({ ...state, pending: { ...press, who, at: isoSeconds(facts.now) } });
      const written = await ('order' in write ? sheet.showNow(write.order) : sheet.editRow(write.write));
      if (written.ok) {
        readOnly = null;
        // The state is stored first, so that the written sheet does not count as an edit of somebody else.
        await overrides.change(stateAfter(planned, written, notPending(overrides.state())));
        await written.serve();
        serveAgain();
        return { ok: true, cell: written.cell, revision: revision() };
      }
      // Nothing was written. Without a press in it, the state is the same as before.
      await overrides.change(notPending(overrides.state()));
      if (written.kind === 'changed') {
        void sheet.refresh('asked');
        return { ok: false, reason: planned.sheet ? refused.changed : words().showNight.refused.rowChanged };
      }
      why = written.why;
      // That a row is not plain does not mean that other cells cannot be written.
      if (why.says !== 'rowNotPlain') readOnly = why;
    }
    const said = why && troubleIn(why, words());
    if (!planned.here) return { ok: false, reason: joinSentences([refused.inSheet, said]) };
    // The state may have changed while the sheet was asked.
    const again = write ? plan(overrides.state()) : planned;
    if (!again.ok || !again.here) return again.ok ? { ok: false, reason: refused.inSheet } : again;
    await overrides.change(again.here);
    serveAgain();
    return { ok: true, revision: revision(), ...(said === undefined ? {} : { why: said }) };
  }

  async function settleCutOff(): Promise<void> {
    const { pending } = overrides.state();
    // If another process reads the sheet, it may be working on this press just now.
    if (!pending || sheet.status().role !== 'puller') return;
    await Promise.race([
      sheet.refresh('asked'),
      new Promise((resolve) => setTimeout(resolve, LOOK_MS).unref()),
    ]);
    const schedule = sheet.accepted()?.schedule;
    if (schedule && sheet.status().lastError === null)
      await overrides.change(settlePending(overrides.state(), pending, schedule, words()));
  }

  async function run(command: Command, crew: Pick<Crew, 'name'>): Promise<CommandResult> {
    if (command.act === 'read') {
      await sheet.refresh('asked');
      return { ok: true };
    }
    if (command.act === 'accept') {
      const done = await sheet.acceptRejected(command.revision);
      return done ? { ok: true } : { ok: false, reason: words().backstageAnswers.refused.sheetChanged };
    }
    const turn = last.then(() => override(command, crew));
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    run,
    /**
     * Call it when the site follows the sheet: if the site was killed during a press, the sheet tells whether it was written.
     */
    settle() {
      last = settleCutOff().catch(() => undefined);
    },
    /** The reason why overrides are kept here and not in the sheet, or null if they are written there, as far as is known. */
    readOnly: () => readOnly,
  };
}

function stateAfter(
  { sheet, row }: Planned,
  written: { before: string } | { cells: CellEdit[] },
  now: OverrideState,
): OverrideState {
  const state =
    'before' in written ? sheet?.stateAfter(written.before, now) : row?.stateAfter(written.cells, now);
  if (!state) throw new Error('Something was written that no order asked for');
  return state;
}

const notPending = ({ pending: _pending, ...state }: OverrideState): OverrideState => state;
