import Hls from 'hls.js';
import { distinct, leap, type OpenSource, qualityLabel } from './source.ts';

/** HLS through Media Source Extensions. */
export const openHls: OpenSource = (video, src, { onFatal, onChange }) => {
  const hls = new Hls({
    capLevelToPlayerSize: true,
    // So that the element itself says that it is live.
    liveDurationInfinity: true,
    // An evening is long: what was seen need not stay in memory.
    backBufferLength: 60,
  });
  let healed = 0;
  hls.on(Hls.Events.ERROR, (_event, error) => {
    if (!error.fatal) return;
    // A picture that cannot be decoded is often mended by beginning again; not for ever.
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && healed++ < 3) hls.recoverMediaError();
    else onFatal();
  });
  hls.on(Hls.Events.MANIFEST_PARSED, onChange);
  hls.on(Hls.Events.LEVELS_UPDATED, onChange);
  hls.loadSource(src);
  hls.attachMedia(video);
  return {
    close: () => hls.destroy(),
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
    nudge() {
      hls.startLoad();
      leap(video);
    },
    liveEdge: () => (hls.latestLevelDetails?.live ? hls.liveSyncPosition : null),
  };
};
