import type { Embed } from '#lib/embed/types.ts';
import { nowAt } from '#lib/schedule/now.ts';
import type { NowInput, Slot, Stream } from '#lib/schedule/types.ts';

/** How long (ms) before a start its streams are looked at: a crew begins to send before the show. */
const BEFORE = 20 * 60_000;
/** A cell can name sixteen; of all that are near so many are looked at. */
const MOST = 24;

type Near = Omit<NowInput, 'slots' | 'settings'> & {
  slots: readonly Pick<Slot, 'uid' | 'start' | 'end' | 'status' | 'streams'>[];
  settings: NowInput['settings'] & { offAirStream: Embed | null };
};

/** The streams that are on at an instant (ms), or are about to be, each once; what is on comes first. */
export function nearStreams(view: Near, instant: number): Stream[] {
  const now = nowAt(view, instant);
  const of = (uid: string | null) => view.slots.find((slot) => slot.uid === uid);
  const next = of(now.next);
  const soon = next && Date.parse(next.start) - instant <= BEFORE ? next.streams : [];
  const { offAirStream } = view.settings;
  const all = [
    ...(now.override?.streams ?? []),
    ...(of(now.slot)?.streams ?? []),
    ...soon,
    ...(now.slot === null && offAirStream ? [{ label: 'Off air', embed: offAirStream }] : []),
  ];
  const first = ({ embed }: Stream, at: number) =>
    all.findIndex((other) => other.embed.src === embed.src) === at;
  return all.filter(first).slice(0, MOST);
}
