import { changesBetween } from '#lib/backstage/changes.ts';
import type { CompareBody, HistoryBody, SheetOrder } from '#lib/backstage/crew-order.ts';
import { troubleIn } from '#lib/backstage/problem-in.ts';
import type { CommandResult } from '#lib/backstage/state.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { BroughtBack } from '#server/schedule/losses/losses.ts';
import type { SharedSheet } from '#server/schedule/shared-sheet.ts';
import { nearSlots } from './edits.ts';

type Options = { sheet: SharedSheet; now(): number; words(): Words };

/** Carries out orders about the sheet as a whole. */
export function createSheetRunner({ sheet, now, words }: Options) {
  const { losses } = sheet;

  function resultOf(done: BroughtBack, gone: string): CommandResult {
    const { losses: own, backstageAnswers, about } = words();
    if (!done.ok)
      return { ok: false, reason: done.kind === 'changed' ? backstageAnswers.refused.sheetChanged : gone };
    if ('text' in done) {
      return { ok: true, text: done.text, said: `${troubleIn(done.why, words())} ${own.asText}` };
    }
    return { ok: true, said: say(sayCount(own.brought, done.rows, about.language), { tab: done.tab }) };
  }

  /** If the site may not write, the row of Settings is given as text. */
  function columnResult(done: Awaited<ReturnType<typeof losses.setColumn>>): CommandResult {
    const { written, byHand } = words().crew.understood;
    if (done.ok) return { ok: true, said: say(written, { cell: done.cell }) };
    return { ok: true, text: done.text, said: `${troubleIn(done.why, words())} ${byHand}` };
  }

  return {
    async run(order: SheetOrder): Promise<CommandResult> {
      const { nothing, notKept } = words().losses;
      if (order.act === 'column') return columnResult(await losses.setColumn(order.column, order.field));
      return order.act === 'bring-back'
        ? resultOf(await losses.bringBack(), nothing)
        : resultOf(await losses.restore(order.id, order.revision), notKept);
    },
    async history(): Promise<HistoryBody> {
      const { rejected, accepted } = sheet.status();
      return { revision: (rejected ?? accepted)?.revision ?? null, sheets: await losses.earlier() };
    },
    async compare(id: string): Promise<CompareBody> {
      const earlier = await losses.scheduleOf(id);
      const current = sheet.accepted()?.schedule;
      if (!earlier || !current) return { changes: null };
      return { changes: changesBetween(nearSlots(current, now()), nearSlots(earlier, now())) };
    },
  };
}
