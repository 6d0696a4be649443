import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { type ProgrammePlace, placeAt, zeroOf } from '#lib/schedule/programme.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import type { Stream } from '#lib/schedule/types.ts';
import type { PageClock } from './page-clock.ts';

/** The state of a player beside the step: `gone`: it does not play; `short`: the recording ended before its length. */
export type StepState = 'in-step' | 'left' | 'gone' | 'short';

/** The second that everybody sees, for one player. */
export type Step = {
  /** Seconds of its recording; below 0 it begins then; null: it is not its turn. */
  target(): number | null;
  isPaused(): boolean;
  report(state: StepState): void;
  /** Set by the player: brings it back into step. */
  rejoin: () => void;
};

/** One recording as it plays now or next; `id` is its own as long as it plays. */
export type Play = { id: number; stream: Stream; index: number; start: number; step: Step; state: StepState };

export type Plays = {
  now: Play | null;
  next: Play | null;
  isPaused: boolean;
  /** The recording after the one that plays: its title and start, ms. */
  coming: { title: string; start: number } | null;
};

export const NO_PLAYS: Plays = { now: null, next: null, isPaused: false, coming: null };

/** A recording is prepared so long (ms) before it is due. */
const PREPARE = 20_000;
/** Milliseconds by which the start of a recording may move and it is still the same airing. */
const SAME = 1500;
const LOOK = 250;

/** Follows what a programme plays. `slot` is asked each time, because an edit of the sheet moves it. */
export function followPlays(
  slot: () => PublicSlot,
  clock: PageClock,
  onChange: (plays: Plays) => void,
): () => void {
  let plays = NO_PLAYS;
  let ids = 0;
  let told = '';

  const streamOf = (index: number) => withoutTrailer(slot().streams).streams[index] ?? null;

  function playOf(place: ProgrammePlace): Play | null {
    const stream = streamOf(place.index);
    if (!stream) return null;
    const play: Play = {
      id: ++ids,
      stream,
      index: place.index,
      start: place.start,
      state: 'in-step',
      step: {
        target() {
          const now = clock.now();
          if (play !== plays.now) return (now - play.start) / 1000;
          const at = placeAt(slot(), now);
          return at?.index === play.index ? at.position / 1000 : null;
        },
        isPaused: () => play === plays.now && plays.isPaused,
        report(state) {
          if (play.state === state) return;
          play.state = state;
          tell();
        },
        rejoin() {},
      },
    };
    return play;
  }

  const isSame = (play: Play | null, { index, start }: ProgrammePlace) =>
    play?.index === index &&
    Math.abs(play.start - start) < SAME &&
    play.stream.embed.src === streamOf(index)?.embed.src;

  function playNow(place: ProgrammePlace): Play | null {
    const { now, next } = plays;
    if (isSame(next, place)) return next;
    // It was moved: paused, delayed, or begun again.
    const stays = now?.index === place.index && now.stream.embed.src === streamOf(place.index)?.embed.src;
    if (!now || !stays) return playOf(place);
    now.start = place.start;
    return now;
  }

  function look(): void {
    const at = clock.now();
    const place = placeAt(slot(), at);
    const now = place && playNow(place);
    const due = place ? place.end : zeroOf(slot());
    const coming = due === null || due < at ? null : placeAt(slot(), due);
    const isSoon = coming !== null && coming.start - at < PREPARE;
    const before = plays.next === now ? null : plays.next;
    const next = !isSoon ? null : isSame(before, coming) ? before : playOf(coming);
    plays = {
      now,
      next,
      isPaused: place?.isPaused ?? false,
      coming: coming && { title: coming.title, start: coming.start },
    };
    tell();
  }

  /** Renders only what differs. */
  function tell(): void {
    const { now, next, isPaused, coming } = plays;
    const says = JSON.stringify([now?.id, now?.state, next?.id, isPaused, coming]);
    if (says === told) return;
    told = says;
    onChange({ ...plays });
  }

  look();
  const timer = setInterval(look, LOOK);
  return () => clearInterval(timer);
}
