/** How a player is brought to the second that everybody sees. All is pure: the time is an argument. */
type StepLimits = {
  /** Below this difference (s) nothing is done. */
  tolerance: number;
  /** Up to this difference (s) the rate is changed. If it is larger, the player seeks. */
  seekBeyond: number;
  /** The most by which the rate differs from 1; 0 if the player has no rate. */
  faster: number;
  /** It can stand for a moment: then a seek goes a little too far, and waits there for its second. */
  waits: boolean;
};

/** Our own player. 5 % with the pitch kept is not heard. */
export const OWN_PLAYER: StepLimits = { tolerance: 0.25, seekBeyond: 2, faster: 0.05, waits: true };
/** A provider's player: its rates are coarse, so that it can only seek. */
export const FRAME_PLAYER: StepLimits = { tolerance: 1, seekBeyond: 1, faster: 0, waits: false };

export type StepState = {
  rate: number;
  /** A seek that has not landed yet: when it was made (ms), and to which second. */
  seek: { at: number; to: number; lead: number } | null;
  /** How long (s) a seek takes until the picture moves. */
  cost: number;
  /** When the last seeks were made, ms. */
  seeks: readonly number[];
  /** The position at the last look: a seek has landed when the picture moves again. */
  position: number | null;
};

export const BEGIN_STEP: StepState = { rate: 1, seek: null, cost: 0.8, seeks: [], position: null };

/** A look at a player: ms of a monotonic clock, seconds of the recording. */
export type StepLook = {
  now: number;
  target: number;
  position: number;
  /** It plays: it neither seeks nor waits for data. */
  moves: boolean;
  /** The target is in its buffer, so that a seek lands at once. */
  isNear?: boolean;
};

export type StepAct =
  | { act: 'none' }
  | { act: 'rate'; rate: number }
  | { act: 'seek'; to: number }
  /** Pause for this many seconds. */
  | { act: 'wait'; seconds: number };

/** A correction that has begun goes on until it is this near (s), so that drift does not stay at the tolerance. */
const SETTLED = 0.05;
/** A seek that has not landed after so long (ms) has failed. */
const LANDS_WITHIN = 10_000;
/** Pauses (ms) after the first, second, … seek of the last minutes: a line that is too slow is not chased for ever. */
const PAUSES = [3000, 20_000, 45_000, 60_000];
const REMEMBERED = 180_000;
/** Seconds: a seek is never taken to need less or more. */
const LEAST_COST = 0.05;
const MOST_COST = 4;
const NEAR_COST = 0.1;
/** A seek that may wait goes further by this share of its cost, and by these seconds. */
const SPARE = { share: 0.3, seconds: 0.3 };
/** Seconds: a shorter wait is not worth it, and a longer one is none. */
const LEAST_WAIT = 0.08;
const MOST_WAIT = 5;
const NOTHING: StepAct = { act: 'none' };

/** Decides at a look, and remembers for the next one. */
export function keepStep(
  state: StepState,
  look: StepLook,
  limits: StepLimits = OWN_PLAYER,
): { state: StepState; act: StepAct } {
  const hasMoved = look.moves && state.position !== null && look.position !== state.position;
  const seen = { ...state, position: look.position };
  if (seen.seek) {
    const { at, to, lead } = seen.seek;
    const hasFailed = look.now - at > LANDS_WITHIN;
    const isThere = Math.abs(look.position - to) <= 1 + (look.now - at) / 1000;
    // No check comes sooner than a seek can land: it would see the old drift, and seek again. A message of a player may
    // have been sent before the seek reached it.
    if (!(hasMoved && isThere) && !hasFailed) return { state: seen, act: NOTHING };
    const took = lead + look.target - look.position;
    const isOwn = !look.isNear && !hasFailed;
    // A provider's player cannot wait for its second, so that a seek that went too far costs another one: what it took counts.
    const learned = limits.waits ? (seen.cost + took) / 2 : took;
    const cost = isOwn ? clamp(learned, LEAST_COST, MOST_COST) : seen.cost;
    const ahead = look.position - look.target;
    const isEarly = limits.waits && !hasFailed && ahead > LEAST_WAIT && ahead < MOST_WAIT;
    const act: StepAct = isEarly ? { act: 'wait', seconds: ahead } : NOTHING;
    return { state: { ...seen, seek: null, cost }, act };
  }
  // While it waits for data, or shows an advertisement, neither a seek nor a rate helps.
  if (!hasMoved) return { state: seen, act: NOTHING };
  const ahead = look.position - look.target;
  const off = Math.abs(ahead);
  const seeks = seen.seeks.filter((at) => look.now - at < REMEMBERED);
  if (off > limits.seekBeyond && isRested(seeks, look.now)) {
    const lead = look.isNear ? NEAR_COST : leadOf(seen, limits);
    const to = Math.max(0, look.target + lead);
    const seek = { at: look.now, to, lead };
    return { state: { ...seen, seeks: [...seeks, look.now], seek }, act: { act: 'seek', to } };
  }
  const corrects = off > limits.tolerance || (seen.rate !== 1 && off > SETTLED);
  const rate = corrects ? rateFor(ahead, limits) : 1;
  if (rate === seen.rate) return { state: { ...seen, seeks }, act: NOTHING };
  return { state: { ...seen, seeks, rate }, act: { act: 'rate', rate } };
}

/** How far (s) ahead of the second a seek goes that has to wait for data. */
export const leadOf = ({ cost }: StepState, { waits }: StepLimits = OWN_PLAYER): number =>
  waits ? cost * (1 + SPARE.share) + SPARE.seconds : cost;

/** In steps of a hundredth: a rate that changed at each look would be heard. */
const rateFor = (ahead: number, { faster }: StepLimits) =>
  1 - Math.round(clamp(ahead * 0.2, -faster, faster) * 100) / 100;

function isRested(seeks: readonly number[], now: number): boolean {
  const last = seeks.at(-1);
  const pause = PAUSES[Math.min(seeks.length, PAUSES.length) - 1];
  return last === undefined || pause === undefined || now - last >= pause;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
