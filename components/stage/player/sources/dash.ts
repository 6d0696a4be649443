import { MediaPlayer } from 'dashjs';
import { distinct, type OpenSource, qualityLabel, skipGap } from './source.ts';

/** MPEG-DASH through Media Source Extensions. */
export const openDash: OpenSource = (video, src, { onFatal, onChange }, startAt) => {
  const player = MediaPlayer().create();
  const { ERROR, STREAM_INITIALIZED } = MediaPlayer.events;
  player.updateSettings({ streaming: { buffer: { bufferToKeep: 60 } } });
  player.on(ERROR, () => onFatal());
  player.on(STREAM_INITIALIZED, onChange);
  player.initialize(video, src, true, startAt?.());
  const adapt = (on: boolean) =>
    player.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: on } } } });
  return {
    close: () => player.destroy(),
    qualities: () =>
      distinct(
        player
          .getRepresentationsByType('video')
          .toSorted((a, b) => b.bandwidth - a.bandwidth)
          .map(({ id, height, bandwidth }) => ({ id, label: qualityLabel(height, undefined, bandwidth) })),
      ),
    pick(id) {
      adapt(id === null);
      if (id !== null) player.setRepresentationForTypeById('video', id, true);
    },
    audios: () =>
      player.getTracksFor('audio').map(({ id, lang }, at) => ({
        id: String(id ?? at),
        label: lang || String(at + 1),
      })),
    audio() {
      const track = player.isReady() ? player.getCurrentTrackFor('audio') : null;
      return track ? String(track.id ?? 0) : null;
    },
    pickAudio(id) {
      const track = player.getTracksFor('audio').find((each, at) => String(each.id ?? at) === id);
      if (track) player.setCurrentTrack(track);
    },
    nudge: () => skipGap(video),
    liveEdge() {
      if (!player.isReady() || !player.isDynamic() || video.seekable.length === 0) return null;
      return video.seekable.end(video.seekable.length - 1) - player.getTargetLiveDelay();
    },
  };
};
