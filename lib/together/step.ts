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
  seek: { at: number; to: number; lead: number; isNear: boolean } | null;
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
  /** Data have come over its line since the last look, even if too few to play. */
  comes?: boolean;
  /** The part in which a second lies, if data can be played only in whole parts, as the segments of HLS. */
  partAt?(second: number): Part | null;
};

/** A part of a recording that is loaded as a whole, in seconds. */
export type Part = { start: number; end: number };

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
/** Seconds until the picture moves, once its data are there. */
const LOADED = 0.4;
/** A seek that may wait goes further by this share of its cost, and by these seconds. */
const SPARE = { share: 0.15, seconds: 0.3 };
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
    const { at, to, lead, isNear } = seen.seek;
    const hasFailed = look.now - at > LANDS_WITHIN;
    const isThere = Math.abs(look.position - to) <= 1 + (look.now - at) / 1000;
    // No check comes sooner than a seek can land: it would see the old drift, and seek again. A message of a player may
    // have been sent before the seek reached it.
    if (!(hasMoved && isThere) && !hasFailed) return { state: seen, act: NOTHING };
    const took = clamp(lead + look.target - look.position, LEAST_COST, MOST_COST);
    const isOwn = !isNear && !hasFailed;
    // A provider's player cannot wait for its second, so that a seek that went too far costs another one: what it took counts.
    const learned = limits.waits ? (seen.cost + 2 * took) / 3 : took;
    const cost = isOwn ? learned : seen.cost;
    const ahead = look.position - look.target;
    const isEarly = limits.waits && !hasFailed && ahead > LEAST_WAIT && ahead < MOST_WAIT;
    const act: StepAct = isEarly ? { act: 'wait', seconds: ahead } : NOTHING;
    return { state: { ...seen, seek: null, cost }, act };
  }
  // While it waits for data, or shows an advertisement, neither a seek nor a rate helps. But once data come again after a
  // long stall, those of the place at which it stands are of no use.
  const isFed = limits.waits && !look.moves && look.comes === true;
  if (!hasMoved && !isFed) return { state: seen, act: NOTHING };
  const ahead = look.position - look.target;
  const off = Math.abs(ahead);
  const seeks = seen.seeks.filter((at) => look.now - at < REMEMBERED);
  if (off > limits.seekBeyond && isRested(seeks, look.now)) {
    const isNear = look.isNear === true;
    const least = isNear ? NEAR_COST : leadOf(seen, limits);
    const to = Math.max(0, isNear ? look.target + least : beginOfLong(look, least, seen.cost));
    const seek = { at: look.now, to, lead: to - look.target, isNear };
    return { state: { ...seen, seeks: [...seeks, look.now], seek }, act: { act: 'seek', to } };
  }
  if (!hasMoved) return { state: { ...seen, seeks }, act: NOTHING };
  const corrects = off > limits.tolerance || (seen.rate !== 1 && off > SETTLED);
  const rate = corrects ? rateFor(ahead, limits) : 1;
  if (rate === seen.rate) return { state: { ...seen, seeks }, act: NOTHING };
  return { state: { ...seen, seeks, rate }, act: { act: 'rate', rate } };
}

/** How far (s) ahead of the second a seek goes that has to wait for data. */
export const leadOf = ({ cost }: StepState, { waits }: StepLimits = OWN_PLAYER): number =>
  waits ? cost * (1 + SPARE.share) + SPARE.seconds : cost;

/**
 * The second to begin at when a first part has been loaded, which took `cost` seconds: it lies in this part if the next one
 * comes in time; if not, it is the second to which a seek would go.
 */
export function beginIn(part: Part, look: Pick<StepLook, 'target' | 'partAt'>, cost: number): number {
  const second = Math.max(part.start, look.target + LOADED);
  const isLast = look.partAt?.(part.end) === null;
  if (isLast || part.end - second >= cost) return second;
  return beginOfLong(look, leadOf({ ...BEGIN_STEP, cost }), cost);
}

/**
 * Returns a second that is so far ahead, and from which on the player can play while the next part is loaded. If too little is
 * left of the part in which it lies, this is the beginning of the next one.
 */
function beginOfLong(
  { target, partAt }: Pick<StepLook, 'target' | 'partAt'>,
  lead: number,
  cost: number,
): number {
  const second = target + lead;
  const part = partAt?.(second);
  const isShort = part && part.end - second < Math.min(cost, part.end - part.start);
  return isShort && part.end - target < MOST_WAIT ? part.end : second;
}

/** In steps of a hundredth: a rate that changed at each look would be heard. */
const rateFor = (ahead: number, { faster }: StepLimits) =>
  1 - Math.round(clamp(ahead * 0.2, -faster, faster) * 100) / 100;

function isRested(seeks: readonly number[], now: number): boolean {
  const last = seeks.at(-1);
  const pause = PAUSES[Math.min(seeks.length, PAUSES.length) - 1];
  return last === undefined || pause === undefined || now - last >= pause;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
