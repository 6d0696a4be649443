import type { EmbedKind } from '#lib/embed/types.ts';
import { type Fault, findFault } from './fault.ts';
import type { MediaStore } from './media-state.ts';
import { getPreferences } from './preferences.ts';
import { sourceFor } from './sources/load-source.ts';
import { openNative } from './sources/native.ts';
import type { Source, StartAt } from './sources/source.ts';
import { backoff } from './stall.ts';

/** Opens a medium in an element, and opens it again after failures, each time later. */
export type Opener = {
  source(): Source | null;
  /** Call it when it plays, so that failures are counted anew. */
  recovered(): void;
  /** Whether it waits to be opened again. */
  isWaiting(): boolean;
  /** Whether it was just opened, so that a pause is not the viewer's. */
  isOpening(): boolean;
  canUpgrade(): boolean;
  /** @param startAt null for the beginning of a recording, or the edge of a live stream */
  reopen(startAt: StartAt | null): void;
  fail(fault?: Fault | null): void;
  close(): void;
};

type Options = {
  video: HTMLVideoElement;
  src: string;
  kind: EmbedKind;
  store: MediaStore;
  /** The second of a recording to begin at; null for its beginning. */
  startAt: StartAt | null;
  /** The second at which a recording goes on after a failure. */
  place(): StartAt | null;
  /** The most (ms) that it waits after a failure. */
  patience: number;
  onRestart(): void;
  /** @param failures how many it is in a row */
  onFailure(failures: number): void;
};

/** Milliseconds in which an element that was just put into the page has chosen its source. */
const CHOSEN = 1000;
/** How often, in failures, the server is asked why. */
const ASK_WHY = 4;

export function createOpener(options: Options): Opener {
  const { video, src, kind, store, startAt, place, patience, onRestart, onFailure } = options;
  const better = sourceFor(video, kind);
  // Chromium plays HLS by itself, from the HTML: a stream that already runs is not interrupted to be played by hls.js,
  // unless the viewer chose a quality, a language or captions before, of which Chromium knows none.
  const { quality, audio, captions } = getPreferences();
  const chose = quality !== null || audio !== null || captions !== null;
  const runs = video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
  let load = runs && !chose ? null : better;
  let source: Source | null = null;
  let attempt = 0;
  let failures = 0;
  let closed = false;
  let opening = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const opened = () => {
    opening = false;
  };
  for (const name of ['playing', 'canplay']) video.addEventListener(name, opened);

  const showChoices = () => {
    const qualities = source?.qualities() ?? [];
    const chosen = qualities.find(({ label }) => label === getPreferences().quality)?.id ?? null;
    if (chosen !== null && store.get().quality !== chosen) source?.pick(chosen);
    const audios = source?.audios() ?? [];
    const heard = audios.find(({ label }) => label === getPreferences().audio)?.id;
    if (heard !== undefined && heard !== source?.audio()) source?.pickAudio(heard);
    store.set({ qualities, quality: chosen, audios, audio: source?.audio() ?? null });
  };

  async function open(second: StartAt | null): Promise<void> {
    clearTimeout(retry);
    retry = undefined;
    source?.close();
    source = null;
    // A stream that runs already does not fire the event again.
    opening = load !== null || video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    const mine = ++attempt;
    const openSource = load ? await load() : openNative;
    if (closed || mine !== attempt) return;
    // The source in the HTML would be played, too, besides the one that a script feeds.
    if (load) video.querySelector('source')?.remove();
    const isMine = () => mine === attempt && !closed;
    const events = {
      onFatal: (fault?: Fault | null) => void (isMine() && fail(fault)),
      onRestart: () => void (isMine() && onRestart()),
      onChange: () => void (isMine() && showChoices()),
    };
    source = openSource(video, src, events, second);
    if (!load) video.addEventListener('loadedmetadata', showChoices, { once: true });
  }

  function reopen(second: StartAt | null): void {
    if (closed) return;
    load = better;
    if (!load) video.load();
    open(second).catch(() => fail());
  }

  function fail(fault: Fault | null = null): void {
    if (closed || retry !== undefined) return;
    failures += 1;
    store.set(fault === null ? { trouble: 'retrying' } : { trouble: 'retrying', fault });
    if (fault === null && failures % ASK_WHY === 1) void askWhy();
    onFailure(failures);
    retry = setTimeout(again, Math.min(backoff(failures), patience));
  }

  async function askWhy(): Promise<void> {
    const error = video.error;
    const fault = await findFault(src, kind, error);
    if (!closed && failures > 0) store.set({ fault });
  }

  const again = () => void (retry === undefined || reopen(place()));

  const broke = () => fail();
  video.addEventListener('error', broke);
  // The device has a network again.
  window.addEventListener('online', again);
  open(startAt).catch(() => fail());
  // It may have failed before this script ran, when nobody listened. A source for hls.js was not to be played natively.
  const unheard = setTimeout(() => {
    const hasFailed = video.error !== null || video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
    if (attempt === 1 && !load && hasFailed && video.querySelector('source')) fail();
  }, CHOSEN);

  return {
    source: () => source,
    recovered() {
      if (failures === 0 && store.get().fault === null) return;
      failures = 0;
      store.set({ fault: null });
    },
    isWaiting: () => retry !== undefined,
    isOpening: () => opening,
    canUpgrade: () => load !== better,
    reopen,
    fail,
    close() {
      closed = true;
      clearTimeout(retry);
      clearTimeout(unheard);
      video.removeEventListener('error', broke);
      window.removeEventListener('online', again);
      for (const name of ['playing', 'canplay']) video.removeEventListener(name, opened);
      source?.close();
    },
  };
}
