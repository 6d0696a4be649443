import type { Crew, Order, OrderResult } from '#lib/backstage/state.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import type { SharedSheet } from '#lib/sheet/shared-sheet.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';
import { troubleIn } from '#lib/words/problem-in.ts';
import type { Words } from '#lib/words/words.ts';
import { planOverride } from './backstage-orders.ts';
import type { Overrides } from './backstage-override.ts';

type Options = {
  sheet: SharedSheet;
  overrides: Overrides;
  embed: EmbedOptions;
  /** Serves what was accepted once more: what is held on has changed. */
  serveAgain(): void;
  now(): number;
  words(): Words;
};

/** Carries out what the crew asks for, one after the other. */
export function createObedience({ sheet, overrides, embed, serveAgain, now, words }: Options) {
  let last: Promise<unknown> = Promise.resolve();
  let readOnly = sheet.status().readOnly;

  /** In the sheet where the site may write, else kept here until it is released. */
  async function override(
    order: Exclude<Order, { act: 'accept' | 'read' }>,
    crew: Crew,
  ): Promise<OrderResult> {
    const book = overrides.book();
    const schedule = sheet.accepted()?.schedule ?? null;
    const { refused } = words().desk;
    const planned = planOverride(order, { book, schedule, embed, crew, now: now(), words: words() });
    if (!planned.ok) return planned;
    let why: Trouble | undefined;
    if (planned.sheet) {
      const written = await sheet.showNow(planned.sheet.order);
      if (written.ok) {
        readOnly = null;
        // First the book: the sheet that says so is no newer edit of somebody else.
        await overrides.change(planned.sheet.book(written.before));
        await written.serve();
        serveAgain();
        return { ok: true, cell: written.cell };
      }
      if (written.kind === 'changed') {
        void sheet.refresh('asked');
        return { ok: false, reason: refused.changed };
      }
      why = written.why;
      readOnly = why;
    }
    const said = why && troubleIn(why, words());
    if (!planned.here) return { ok: false, reason: [refused.inSheet, said].join(' ') };
    await overrides.change(planned.here);
    serveAgain();
    return { ok: true, ...(said === undefined ? {} : { why: said }) };
  }

  async function obey(order: Order, crew: Crew): Promise<OrderResult> {
    if (order.act === 'read') {
      await sheet.refresh('asked');
      return { ok: true };
    }
    if (order.act === 'accept') {
      const done = await sheet.acceptRejected(order.revision);
      return done ? { ok: true } : { ok: false, reason: words().desk.refused.sheetChanged };
    }
    const turn = last.then(() => override(order, crew));
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    obey,
    /** Why overrides are kept here and not in the sheet; null where they are written there, as far as is known. */
    readOnly: () => readOnly,
  };
}
