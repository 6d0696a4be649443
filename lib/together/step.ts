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

type Seek = { at: number; to: number; lead: number; isNear: boolean };

export type StepState = {
  rate: number;
  /** A seek that has not landed yet: when it was made (ms), and to which second. */
  seek: Seek | null;
  /** It is ahead, and stands until its second comes. */
  isEarly: boolean;
  /** How long (s) a seek takes until the picture moves: for data that are to be loaded, and for those that are there. */
  cost: number;
  nearCost: number;
  /** When the last seeks were made, ms. */
  seeks: readonly number[];
  /** The position at the last look: a seek has landed when the picture moves again. */
  position: number | null;
  /**
   * When (ms) second 0 was, as it was known when the player was last very near to its second. It is null after a landing or a
   * drift until the player is that near: otherwise each player that lands a little late would stay late, by its own amount.
   */
  settled: number | null;
};

export const BEGIN_STEP: StepState = {
  rate: 1,
  seek: null,
  isEarly: false,
  cost: 0.8,
  nearCost: 0.1,
  seeks: [],
  position: null,
  settled: null,
};

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
/** If the clock learns that it is wrong by more than this (ms), a player that had settled is corrected again. */
const MOVED = 50;
/** A seek that has not landed after so long (ms) has failed. */
const LANDS_WITHIN = 10_000;
/** Pauses (ms) after the first, second, … seek of the last minutes: a line that is too slow is not chased for ever. */
const PAUSES = [3000, 20_000, 45_000, 60_000];
const REMEMBERED = 180_000;
/** Seconds: a seek is never taken to need less or more. */
const LEAST_COST = 0.05;
const MOST_COST = 4;
/**
 * Seconds until the picture moves, once its data are there: the least, the most, and the share of what it took to open the
 * recording, because a device that is slow to open it is slow to begin, too. Too much is a moment of a still picture, too little
 * is made up for only in half a minute.
 */
const BEGINS = { least: 0.5, most: 2.4, share: 0.8 };
/** A seek that may wait goes further by this share of its cost, and by these seconds. */
const SPARE = { share: 0.25, seconds: 0.4 };
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
  const ahead = look.position - look.target;
  const off = Math.abs(ahead);
  const isEarly = limits.waits && ahead > LEAST_WAIT && ahead < MOST_WAIT;
  const wait: StepAct = { act: 'wait', seconds: ahead };
  if (seen.seek) {
    const hasFailed = look.now - seen.seek.at > LANDS_WITHIN;
    const hasLanded = hasMoved && isAtSeek(seen.seek, look);
    if (!hasLanded && !hasFailed) return { state: seen, act: NOTHING };
    const landed = { ...seen, seek: null, settled: null };
    if (hasFailed) return { state: landed, act: NOTHING };
    const costs = learnCost(seen, seen.seek, ahead, limits);
    return { state: { ...landed, ...costs, isEarly }, act: isEarly ? wait : NOTHING };
  }
  // How long it waits is found anew at each look, because the clock may have learned something meanwhile.
  if (seen.isEarly && isEarly) return { state: seen, act: wait };
  seen.isEarly = false;
  // While it waits for data, or shows an advertisement, neither a seek nor a rate helps. But once data come again after a
  // long stall, those of the place at which it stands are of no use.
  const isFed = limits.waits && !look.moves && look.comes === true;
  if (!hasMoved && !isFed) return { state: seen, act: NOTHING };
  const seeks = seen.seeks.filter((at) => look.now - at < REMEMBERED);
  if (off > limits.seekBeyond && isRested(seeks, look.now)) {
    const isNear = look.isNear === true;
    const lead = leadOf(seen, limits, isNear);
    const to = Math.max(0, isNear ? look.target + lead : beginOfLong(look, lead, seen.cost));
    const seek = { at: look.now, to, lead: to - look.target, isNear };
    return { state: { ...seen, seeks: [...seeks, look.now], seek }, act: { act: 'seek', to } };
  }
  if (!hasMoved) return { state: { ...seen, seeks }, act: NOTHING };
  const settled = settle(seen, look, limits);
  const rate = settled === null ? rateFor(ahead, limits) : 1;
  const next = { ...seen, seeks, settled, rate };
  return { state: next, act: rate === seen.rate ? NOTHING : { act: 'rate', rate } };
}

/**
 * Whether a position may be that of a seek which has landed. No check comes sooner: it would see the old drift, and seek
 * again. A message of a player may have been sent before the seek reached it.
 */
const isAtSeek = ({ at, to }: Seek, look: StepLook) =>
  Math.abs(look.position - to) <= 1 + (look.now - at) / 1000;

/** Learns how long a seek takes from one that landed so far ahead. */
function learnCost(
  { cost, nearCost }: StepState,
  { lead, isNear }: Seek,
  ahead: number,
  { waits }: StepLimits,
): { cost: number; nearCost: number } {
  const took = clamp(lead - ahead, LEAST_COST, MOST_COST);
  // A provider's player cannot wait for its second, so that a seek that went too far costs another one: what it took counts.
  const learn = (before: number) => (waits ? (before + 2 * took) / 3 : took);
  return isNear ? { cost, nearCost: learn(nearCost) } : { cost: learn(cost), nearCost };
}

/** Returns the new value of the state's `settled`. If it is null, the player is to be corrected. */
function settle({ settled }: StepState, look: StepLook, { tolerance }: StepLimits): number | null {
  const zero = look.now - look.target * 1000;
  const off = Math.abs(look.position - look.target);
  if (off <= SETTLED) return zero;
  const stays = settled !== null && Math.abs(zero - settled) <= MOVED && off <= tolerance;
  return stays ? settled : null;
}

/** How far (s) ahead of the second a seek goes; `isNear`: its data are there. */
export function leadOf(state: StepState, { waits }: StepLimits = OWN_PLAYER, isNear = false): number {
  const cost = isNear ? state.nearCost : state.cost;
  return waits ? cost * (1 + SPARE.share) + SPARE.seconds : cost;
}

/**
 * A player whose header took so long (s) to load: the data of its second take about as long, and no less than is expected of
 * any. A very long time is that of a line that was down.
 */
export const beginWith = (state: StepState, took: number): StepState => ({
  ...state,
  cost: Math.max(state.cost, Math.min(took, MOST_COST)),
});

/**
 * The second to begin at when a first part has been loaded, which took so many seconds (`took`), so many (`opened`) after the
 * recording was opened: it lies in this part if the next one comes in time; if not, it is the second to which a seek would go.
 */
export function beginIn(
  part: Part,
  look: Pick<StepLook, 'target' | 'partAt'>,
  took: number,
  opened = took,
): number {
  const cost = clamp(took, 0, MOST_COST);
  const begins = clamp(BEGINS.least + BEGINS.share * opened, BEGINS.least, BEGINS.most);
  const second = Math.max(part.start, look.target + begins);
  const isLast = look.partAt?.(part.end) === null;
  const isInTime = part.end - look.target - BEGINS.least >= cost && second < part.end;
  if (isLast || isInTime) return second;
  return beginOfLong(look, Math.max(leadOf({ ...BEGIN_STEP, cost }), begins), cost);
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
