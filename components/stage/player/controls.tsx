'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { countdownText } from '#components/schedule/format.ts';
import { useWords } from '#components/words/use-words.tsx';
import { say } from '#lib/words/words.ts';
import './controls.css';
import { Icon } from './icons.tsx';
import type { Media } from './media.ts';
import { ScreenButtons } from './screen-buttons.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { setSound, useSound } from './sound.ts';
import { useElement } from './use-element.ts';
import { useIdle } from './use-idle.ts';

export type ControlsProps = {
  video: HTMLVideoElement;
  /** What goes into fullscreen, with the controls. */
  box: HTMLElement;
  media: Media;
  heard: boolean;
};

/** Seconds behind live that are no more than a player's own delay. */
const AT_LIVE = 8;

const play = (video: HTMLVideoElement) => void video.play().catch(() => undefined);

/** The controls of everything that we play ourselves. */
export function Controls({ video, box, media, heard }: ControlsProps) {
  const words = useWords('streams').player;
  const element = useElement(video);
  const { trouble, liveEdge } = useSyncExternalStore(media.subscribe, media.state);
  const sound = useSound();
  const idle = useIdle(box);
  const silent = sound.muted || !heard;

  useEffect(() => {
    video.muted = silent;
    video.volume = sound.volume;
  }, [video, silent, sound.volume]);

  const notice = trouble === 'retrying' ? words.retrying : trouble === 'stalled' ? words.loading : '';
  const silence = sound.muted ? words.unmute : words.mute;
  return (
    <fieldset
      className="player-controls"
      data-idle={(idle && !element.paused) || undefined}
      data-sound-only={!element.hasPicture || undefined}
    >
      <legend className="sr-only">{words.name}</legend>
      <p className="player-notice" role="status" data-empty={notice === ''}>
        {notice}
      </p>
      {silent && heard && !element.paused ? (
        <button type="button" className="player-unmute" onClick={() => setSound({ muted: false })}>
          <Icon name="silence" /> <span>{words.unmute}</span>
        </button>
      ) : null}
      <div className="player-bar">
        <Position
          {...{ video, media, liveEdge }}
          start={element.start}
          end={element.end}
          time={element.time}
        />
        <div className="player-row">
          <button
            type="button"
            className="player-button"
            aria-label={element.paused ? words.play : words.pause}
            onClick={() => (element.paused ? play(video) : video.pause())}
          >
            <Icon name={element.paused ? 'play' : 'pause'} />
          </button>
          {heard ? (
            <>
              <button
                type="button"
                className="player-button"
                aria-label={silence}
                onClick={() => setSound({ muted: !sound.muted })}
              >
                <Icon name={sound.muted ? 'silence' : 'sound'} />
              </button>
              <input
                type="range"
                className="player-volume"
                aria-label={words.volume}
                min={0}
                max={100}
                value={sound.muted ? 0 : Math.round(sound.volume * 100)}
                onChange={({ target }) => {
                  const volume = Number(target.value) / 100;
                  setSound(volume === 0 ? { muted: true } : { muted: false, volume });
                }}
              />
            </>
          ) : null}
          <Clock {...{ media, liveEdge }} start={element.start} end={element.end} time={element.time} />
          <span className="player-space" />
          <SettingsMenu video={video} media={media} element={element} />
          <ScreenButtons video={video} box={box} inPicture={element.inPicture} />
        </div>
      </div>
    </fieldset>
  );
}

type Times = { media: Media; liveEdge: number | null; start: number; end: number; time: number };

/** Where it is; a bar to another place, where there is a stretch of it. */
function Position({ video, liveEdge, start, end, time }: Times & { video: HTMLVideoElement }) {
  const words = useWords('streams').player;
  // While it is dragged the picture does not pull it back.
  const [dragged, drag] = useState<number | null>(null);
  // Live, a few seconds are no place to go to.
  if (end - start < (liveEdge === null ? 1 : 30)) return null;
  const value = dragged ?? time;
  const text =
    liveEdge === null
      ? say(words.position, { time: clock(value), total: clock(end) })
      : say(words.behind, { time: clock(Math.max(0, liveEdge - value)) });
  return (
    <input
      type="range"
      className="player-seek"
      aria-label={words.seek}
      aria-valuetext={text}
      min={start}
      max={end}
      step="any"
      value={Math.min(Math.max(value, start), end)}
      onChange={({ target }) => {
        drag(Number(target.value));
        video.currentTime = Number(target.value);
      }}
      onPointerUp={() => drag(null)}
      onBlur={() => drag(null)}
      onKeyUp={() => drag(null)}
    />
  );
}

/** The time, or whether it is live; and the way back to live. */
function Clock({ media, liveEdge, end, time }: Times) {
  const words = useWords('streams').player;
  if (liveEdge === null)
    return end > 0 ? (
      <span className="player-time">
        {clock(time)} / {clock(end)}
      </span>
    ) : null;
  return liveEdge - time <= AT_LIVE ? (
    <span className="player-live">{words.live}</span>
  ) : (
    <button type="button" className="player-live player-button" data-behind onClick={() => media.goLive()}>
      {words.goLive}
    </button>
  );
}

const clock = (seconds: number) => countdownText(Math.floor(seconds) * 1000);
