/** The cost of one viewer, as measured. Bytes are those sent over the network, heads and bodies. */
export type Viewer = {
  /** A visit with nothing cached. */
  firstLoad: { requests: number; bytes: number };
  /** A look at the schedule that has not changed, and at one that has. */
  pollSame: number;
  pollNew: number;
  /** Processor time (s) of nginx for one request of the visit, and for one look. */
  cpuVisit: number;
  cpuPoll: number;
};

/** An evening: how many come, within how many minutes, how long they stay, and how often the sheet changes meanwhile. */
export type Evening = { viewers: number; arriveMinutes: number; stayHours: number; edits: number };

/** Seconds between looks of an open page that is in view (components/schedule/keep-fresh.ts). */
const POLL_SECONDS = 10;
/** How long (s) a CDN keeps a page (deploy/nginx.conf), and at how many places it asks for itself at most. */
const CDN_SECONDS = 5;
const CDN_PLACES = 100;
/** Files that change with an edit and that viewers ask for: pages, payloads, feeds. */
const CHANGING = 30;
const GB = 1e9;

export type Estimate = {
  requests: number;
  gigabytes: number;
  peakPerSecond: number;
  peakMbit: number;
  /** Cores that nginx needs at the peak. */
  cores: number;
  /** Requests that reach the origin behind a CDN, at most. */
  originPerSecond: number;
};

export function estimate(viewer: Viewer, evening: Evening): Estimate {
  const { viewers, arriveMinutes, stayHours, edits } = evening;
  const polls = viewers * Math.floor((stayHours * 3600) / POLL_SECONDS);
  const seen = viewers * edits;
  const arrivals = viewers / (arriveMinutes * 60);
  const looks = viewers / POLL_SECONDS;
  const visitPerSecond = arrivals * viewer.firstLoad.requests;
  return {
    requests: viewers * viewer.firstLoad.requests + polls,
    gigabytes:
      (viewers * viewer.firstLoad.bytes + (polls - seen) * viewer.pollSame + seen * viewer.pollNew) / GB,
    peakPerSecond: visitPerSecond + looks,
    // The last ones come while all others look, and an edit is new to all of them within one round of looks.
    peakMbit: ((arrivals * viewer.firstLoad.bytes + looks * viewer.pollNew) * 8) / 1e6,
    cores: visitPerSecond * viewer.cpuVisit + looks * viewer.cpuPoll,
    originPerSecond: Math.min(visitPerSecond + looks, (CHANGING * CDN_PLACES) / CDN_SECONDS),
  };
}
