import Hls, { type ErrorData, type Fragment, type LoadPolicy } from 'hls.js';
import { type Fault, faultOfStatus } from '../fault.ts';
import { emptyTracksFromBlob } from './empty-tracks.ts';
import { distinct, type OpenSource, qualityLabel, skipGap } from './source.ts';

/**
 * A part of a recording that does not come is asked for again, as long as that may help: what was loaded plays on meanwhile.
 * By itself hls.js gives up at once if a server does not answer at all, and waits up to 8 s between two tries.
 */
const PATIENT: LoadPolicy = {
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 120_000,
    timeoutRetry: { maxNumRetry: 4, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: {
      maxNumRetry: 30,
      retryDelayMs: 500,
      maxRetryDelayMs: 1500,
      shouldRetry: (config, count, _isTimeout, response, retry) =>
        retry || (count < (config?.maxNumRetry ?? 0) && response?.code === 0),
    },
  },
};

/** HLS through Media Source Extensions. */
export const openHls: OpenSource = (video, src, { onFatal, onRestart, onChange }, startAt) => {
  const hls = new Hls({
    capLevelToPlayerSize: true,
    // So that the element itself says that it is live.
    liveDurationInfinity: true,
    // An evening is long: seconds that were seen need not stay in memory.
    backBufferLength: 60,
    ...(startAt && { autoStartLoad: false, fragLoadPolicy: PATIENT }),
  });
  let healed = 0;
  /** The number of the newest segment, by quality: an encoder that was killed begins again at 0. */
  const newest = new Map<number, number>();
  hls.on(Hls.Events.ERROR, (_event, error) => {
    if (!error.fatal) return;
    // A picture that cannot be decoded is often mended by beginning again; not for ever.
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && faultOf(error) === null && healed++ < 3)
      hls.recoverMediaError();
    else onFatal(faultOf(error));
  });
  hls.on(Hls.Events.LEVEL_LOADED, (_event, { level, details }) => {
    const before = newest.get(level);
    newest.set(level, details.endSN);
    if (details.live && before !== undefined && details.endSN < before) onRestart();
  });
  hls.on(Hls.Events.MANIFEST_PARSED, onChange);
  if (startAt) {
    hls.on(Hls.Events.MANIFEST_PARSED, () => hls.startLoad(startAt('nothing')));
    hls.once(Hls.Events.FRAG_LOADED, (_event, { frag }) => {
      // Nothing can be seen yet, and the load took some time: only now it is known at which second the picture begins.
      if (video.readyState === HTMLMediaElement.HAVE_NOTHING) video.currentTime = startAt(frag);
    });
  }
  let loading: Fragment | null = null;
  hls.on(Hls.Events.FRAG_LOADING, (_event, { frag }) => {
    loading = frag;
  });
  hls.on(Hls.Events.LEVELS_UPDATED, onChange);
  hls.on(Hls.Events.AUDIO_TRACKS_UPDATED, onChange);
  const restore = emptyTracksFromBlob(video);
  hls.loadSource(src);
  hls.attachMedia(video);
  return {
    close() {
      hls.destroy();
      restore();
    },
    qualities: () =>
      distinct(
        hls.levels
          .map(({ height, frameRate, bitrate }, id) => ({ id, height, frameRate, bitrate }))
          .sort((a, b) => b.bitrate - a.bitrate)
          .map(({ id, height, frameRate, bitrate }) => ({
            id: String(id),
            label: qualityLabel(height, frameRate, bitrate),
          })),
      ),
    pick(id) {
      hls.nextLevel = id === null ? -1 : Number(id);
    },
    audios: () =>
      hls.audioTracks.map(({ id, name, lang }) => ({
        id: String(id),
        label: name || lang || String(id + 1),
      })),
    audio: () => (hls.audioTrack >= 0 ? String(hls.audioTrack) : null),
    pickAudio(id) {
      hls.audioTrack = Number(id);
    },
    nudge() {
      hls.startLoad();
      skipGap(video);
    },
    liveEdge: () => (hls.latestLevelDetails?.live ? hls.liveSyncPosition : null),
    came: () => loading?.stats.loaded ?? 0,
    partAt(second) {
      const parts = hls.latestLevelDetails?.fragments ?? [];
      return parts.find(({ start, end }) => start <= second && second < end) ?? null;
    },
  };
};

/** The reasons of a failure that hls.js knows; a status of 0 may be the network or CORS, which it cannot tell apart. */
function faultOf({ details, response }: ErrorData): Fault | null {
  const { MANIFEST_INCOMPATIBLE_CODECS_ERROR, BUFFER_ADD_CODEC_ERROR, MANIFEST_PARSING_ERROR } =
    Hls.ErrorDetails;
  if (details === MANIFEST_INCOMPATIBLE_CODECS_ERROR || details === BUFFER_ADD_CODEC_ERROR) return 'codec';
  if (details === MANIFEST_PARSING_ERROR) return 'type';
  return response?.code ? faultOfStatus(response.code) : null;
}
