import {
  addLevel,
  type Level,
  levelOf,
  maySoundBeRead,
  type RecentLevels,
  SILENCE,
  type SoundVerdict,
  verdictOf,
} from '#lib/live/sound-level.ts';

/** How long (ms) a stream may play before it counts as one without a sound track. */
const TRACK_COMES = 5000;
/**
 * How long (ms) a capture may be silent before another one is taken: in Chromium one stays silent if the player pauses or turns
 * the sound on just after it began.
 */
const SILENT_CAPTURE = 1000;
/** 170 ms at 48 kHz: nearly all between two looks. */
const SAMPLES = 8192;

/** The sound of an element, or the reason why its level cannot be read. */
export type SoundNow =
  | { state: SoundVerdict; level: number }
  | { state: 'noTrack' | 'paused' | 'other' | 'frame' | 'browser'; level: null };

const without = (state: Extract<SoundNow, { level: null }>['state']): SoundNow => ({ state, level: null });
const WAITING: SoundNow = { state: 'waiting', level: -60 };

/** Firefox has it under another name, and with that one the element falls silent. Safari has none. */
type Capturing = HTMLVideoElement & { captureStream?: () => MediaStream };

/** Reads the sound of an element, also of a muted one, without a change to what is heard. To be called after a press, because browsers start no sound before. */
export function openSoundReader(video: HTMLVideoElement) {
  let audio: { context: AudioContext; analyser: AnalyserNode } | null = null;
  let captured: MediaStream | null = null;
  /** When (ms) it began to play, was captured anew, or was heard last. */
  let heardAt = 0;
  let read: { track: MediaStreamTrack; source: MediaStreamAudioSourceNode } | null = null;
  let heard: RecentLevels | null = null;
  let playsSince: number | null = null;
  let isRefused = false;
  const samples = new Float32Array(SAMPLES);

  function open() {
    if (audio) return audio;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = SAMPLES;
    void context.resume();
    audio = { context, analyser };
    return audio;
  }

  /** A stream that is opened again has other tracks. */
  function follow(track: MediaStreamTrack, { context, analyser }: ReturnType<typeof open>): void {
    if (read?.track === track) return;
    read?.source.disconnect();
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    read = { track, source };
    heard = null;
  }

  /** Null if there is no track. An address of the site may lead to another server, and only the browser knows. */
  function levelNow(own: MediaStream | null): Level | null | 'refused' {
    try {
      return measure(own);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      isRefused = true;
      return 'refused';
    }
  }

  function measure(own: MediaStream | null): Level | null {
    captured ??= own ? null : ((video as Capturing).captureStream?.() ?? null);
    const track = (own ?? captured)?.getAudioTracks().find(({ readyState }) => readyState === 'live');
    if (!track) return null;
    const opened = open();
    follow(track, opened);
    opened.analyser.getFloatTimeDomainData(samples);
    return levelOf(samples);
  }

  /** Keeps the levels that were read so far, because it is the same stream. */
  function captureAnew(now: number): void {
    const before = heard;
    for (const track of captured?.getTracks() ?? []) track.stop();
    captured = null;
    heardAt = now;
    levelNow(null);
    heard = before;
  }

  return {
    video,
    look(now: number): SoundNow {
      const own = video.srcObject instanceof MediaStream ? video.srcObject : null;
      if (!own && !('captureStream' in video)) return without('browser');
      if (video.readyState < HTMLMediaElement.HAVE_METADATA) return WAITING;
      if (isRefused || !maySoundBeRead(video.currentSrc, location.origin, own !== null))
        return without('other');
      if (video.paused) {
        heard = null;
        playsSince = null;
        return without('paused');
      }
      if (playsSince === null) [playsSince, heardAt] = [now, now];
      const level = levelNow(own);
      if (level === 'refused') return without('other');
      if (level === null) return now - playsSince < TRACK_COMES ? WAITING : without('noTrack');
      if (audio?.context.state !== 'running') return WAITING;
      heard = addLevel(heard, level, now);
      if (level.peak > SILENCE) heardAt = now;
      else if (!own && now - heardAt > SILENT_CAPTURE) captureAnew(now);
      return { state: verdictOf(heard), level: Math.round(level.rms) };
    },
    close(): void {
      read?.source.disconnect();
      for (const track of captured?.getTracks() ?? []) track.stop();
      void audio?.context.close();
    },
  };
}
