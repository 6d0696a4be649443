import type { Change } from '#lib/backstage/changes.ts';
import type { OverrideState, Pending } from '#lib/backstage/override.ts';
import type { CellEdit } from '#lib/backstage/row-cells.ts';
import type { Command, CommandResult, Crew } from '#lib/backstage/state.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { RoomOfCell } from '#lib/schedule/show-now-cell.ts';
import type { Aliases } from '#lib/schedule/streams-tab.ts';
import type { Words } from '#lib/words/words.ts';
import type { RowWrite } from '#server/schedule/row-writer.ts';
import type { ShowNowOrder } from '#server/schedule/show-now-writer.ts';

export type PlanInput = {
  state: OverrideState;
  /** The schedule as the sheet has it, without held overrides. */
  schedule: Schedule | null;
  /** The names of its Streams tab. */
  aliases?: Aliases;
  embed: EmbedOptions;
  crew: Pick<Crew, 'name'>;
  now: number;
  words: Words;
};

/** The state after an order, if it is carried out here, in the sheet's "Show now", or in the sheet's rows. */
export type Planned = {
  ok: true;
  /** Kept on the site, or null if it can only be done in the sheet. */
  here: OverrideState | null;
  /** Written into "Show now", or null if that is not needed. */
  sheet: { order: ShowNowOrder; stateAfter(before: string, now?: OverrideState): OverrideState } | null;
  /** Written into the rows of airings. */
  row?: { write: RowWrite; stateAfter(cells: CellEdit[], now?: OverrideState): OverrideState };
  /** Only for a write: it is kept until the write is done. */
  press?: Omit<Pending, 'who' | 'at'>;
  /** The changes that it would make, if it was a trial only. */
  trial?: Change[];
};
export type Refused = Extract<CommandResult, { ok: false }>;
export type PlannedOrder = Exclude<Command, { act: 'accept' | 'read' }>;

export const refuse = (reason: string): Refused => ({ ok: false, reason });

/**
 * The room with a slug, in the form by which its cell is found; null if there are no rooms, `undefined` if the room is gone.
 */
export function roomOfCell(
  { rooms }: Pick<Schedule, 'rooms'>,
  slug: string | undefined,
): RoomOfCell | undefined {
  const [first] = rooms;
  const room = slug === undefined ? first : rooms.find((one) => one.slug === slug);
  if (!room) return slug === undefined ? null : undefined;
  return { name: room.name, slug: room.slug, isFirst: room === first };
}
