'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { Button } from './button.tsx';
import { toggleFullscreen } from './fullscreen.ts';
import type { ElementState } from './use-element.ts';

/** Only Safari has it. */
type SafariVideo = HTMLVideoElement & {
  webkitShowPlaybackTargetPicker?: () => void;
  webkitEnterFullscreen?: () => void;
};

const ignore = () => undefined;

const onFullscreen = (listener: () => void) => {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
};

type Props = { video: SafariVideo; box: HTMLElement } & Pick<ElementState, 'inPicture' | 'hasPicture'>;

/** Buttons for other screens: picture in picture, another device, full screen. Each is there if the browser has it. */
export function ScreenButtons({ video, box, inPicture, hasPicture }: Props) {
  const words = useWords('player');
  const full = useSyncExternalStore(onFullscreen, () => document.fullscreenElement === box);
  const canAirPlay = useAirPlay(video);
  const canCast = useCast(video) && !canAirPlay;

  // The iPhone knows fullscreen for videos only; a frame that was not allowed to has none.
  const canFullscreen = document.fullscreenEnabled || 'webkitEnterFullscreen' in video;
  const togglePicture = () =>
    void (inPicture ? document.exitPictureInPicture() : video.requestPictureInPicture()).catch(ignore);

  return (
    <>
      {canAirPlay ? (
        <Button
          name={words.airPlay}
          icon="airPlay"
          onClick={() => video.webkitShowPlaybackTargetPicker?.()}
        />
      ) : null}
      {canCast ? (
        <Button name={words.cast} icon="cast" onClick={() => void video.remote.prompt().catch(ignore)} />
      ) : null}
      {document.pictureInPictureEnabled && hasPicture ? (
        <Button
          name={words.pictureInPicture}
          icon="picture"
          aria-pressed={inPicture}
          onClick={togglePicture}
        />
      ) : null}
      {canFullscreen ? (
        <Button
          name={full ? words.leaveFullscreen : words.fullscreen}
          icon={full ? 'small' : 'fullscreen'}
          onClick={() => toggleFullscreen(video, box)}
        />
      ) : null}
    </>
  );
}

/** Whether there is a device to send the picture to. Safari reports that by itself. */
function useAirPlay(video: SafariVideo): boolean {
  const [can, setCan] = useState(false);
  useEffect(() => {
    if (!video.webkitShowPlaybackTargetPicker) return;
    const heard = (event: Event) => setCan('availability' in event && event.availability === 'available');
    video.addEventListener('webkitplaybacktargetavailabilitychanged', heard);
    return () => video.removeEventListener('webkitplaybacktargetavailabilitychanged', heard);
  }, [video]);
  return can;
}

/** Chromium's way to a Chromecast (w3.org/TR/remote-playback). It knows none for what is fed through script. */
function useCast(video: HTMLVideoElement): boolean {
  const [can, setCan] = useState(false);
  useEffect(() => {
    if (!('remote' in video)) return;
    let id: number | undefined;
    let gone = false;
    video.remote.watchAvailability(setCan).then((watched) => {
      id = watched;
      if (gone) void video.remote.cancelWatchAvailability(watched).catch(ignore);
    }, ignore);
    return () => {
      gone = true;
      if (id !== undefined) void video.remote.cancelWatchAvailability(id).catch(ignore);
    };
  }, [video]);
  return can;
}
