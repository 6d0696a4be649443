import { useMemo, useSyncExternalStore } from 'react';
import { type Caption, captionsOf } from './captions.ts';

const EVENTS = [
  'play',
  'pause',
  'ended',
  'playing',
  'waiting',
  'timeupdate',
  'seeking',
  'seeked',
  'durationchange',
  'loadedmetadata',
  'resize',
  'emptied',
  'progress',
  'ratechange',
  'volumechange',
  'enterpictureinpicture',
  'leavepictureinpicture',
];

/** The state of an element, times in seconds; it can be sought from `start` to `end`. */
export type ElementState = {
  paused: boolean;
  muted: boolean;
  volume: number;
  time: number;
  start: number;
  end: number;
  rate: number;
  inPicture: boolean;
  /** Its metadata are there, so it is known whether it has a picture. */
  hasData: boolean;
  hasPicture: boolean;
  captions: readonly Caption[];
};

function read(video: HTMLVideoElement): ElementState {
  const { seekable, duration } = video;
  const last = seekable.length - 1;
  return {
    paused: video.paused,
    muted: video.muted,
    volume: video.volume,
    time: video.currentTime,
    start: last >= 0 ? seekable.start(0) : 0,
    end: last >= 0 ? seekable.end(last) : Number.isFinite(duration) ? duration : 0,
    rate: video.playbackRate,
    inPicture: document.pictureInPictureElement === video,
    hasData: video.readyState >= HTMLMediaElement.HAVE_METADATA,
    hasPicture: video.videoWidth > 0,
    captions: captionsOf(video),
  };
}

/** Follows an element. */
export function useElement(video: HTMLVideoElement): ElementState {
  const store = useMemo(() => {
    let last = read(video);
    return {
      get: () => last,
      subscribe(listener: () => void) {
        const changed = () => {
          last = read(video);
          listener();
        };
        changed();
        for (const name of EVENTS) video.addEventListener(name, changed);
        for (const name of ['addtrack', 'removetrack', 'change'])
          video.textTracks.addEventListener(name, changed);
        return () => {
          for (const name of EVENTS) video.removeEventListener(name, changed);
          for (const name of ['addtrack', 'removetrack', 'change'])
            video.textTracks.removeEventListener(name, changed);
        };
      },
    };
  }, [video]);
  return useSyncExternalStore(store.subscribe, store.get);
}
