'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { Words } from '#lib/words/words.ts';
import { WaitingCard } from '../streams/waiting-card.tsx';
import { restoreCaptions } from './captions.ts';
import './controls.css';
import { Icon } from './icons.tsx';
import type { Media } from './media.ts';
import type { MediaState } from './media-state.ts';
import { Clock, Position } from './position.tsx';
import { ScreenButtons } from './screen-buttons.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { applySound, setSound, useSound } from './sound.ts';
import { SoundOnly } from './sound-only.tsx';
import { useElement } from './use-element.ts';
import { useIdle } from './use-idle.ts';
import { usePlayerKeys } from './use-player-keys.ts';

export type ControlsProps = {
  video: HTMLVideoElement;
  /** The element that goes into fullscreen, with the controls. */
  box: HTMLElement;
  media: Media;
  heard: boolean;
  title: string;
  poster: string | null;
};

const play = (video: HTMLVideoElement) => void video.play().catch(() => undefined);

/** The sentence over the picture; empty if nothing is wrong. */
function noticeOf({ trouble, fault }: MediaState, words: Words['player']): string {
  if (trouble === 'none' || trouble === 'waiting') return '';
  if (fault !== null) return words.faults[fault];
  return { retrying: words.retrying, ended: words.ended, stalled: words.loading }[trouble];
}

/** The controls of everything that we play ourselves. */
export function Controls({ video, box, media, heard, title, poster }: ControlsProps) {
  const words = useWords('player');
  const element = useElement(video);
  const state = useSyncExternalStore(media.subscribe, media.state);
  const { trouble, liveEdge, endless } = state;
  const sound = useSound();
  const idle = useIdle(box);
  const isSilent = sound.muted || sound.blocked;
  const silent = isSilent || !heard;
  usePlayerKeys({ video, box, media, isSilent }, heard);

  useEffect(() => {
    video.volume = sound.volume;
    void applySound(video, silent, media.isWanted());
  }, [video, media, silent, sound.volume]);
  const captions = element.captions.map(({ label }) => label).join('\n');
  useEffect(() => {
    if (captions !== '') restoreCaptions(video);
  }, [video, captions]);

  // There is nothing to control yet, and on a phone the bar would lie over the button of the card.
  if (trouble === 'waiting') return <WaitingCard name={title} onInsist={media.playAnyway} />;
  const isSoundOnly = element.hasData && !element.hasPicture;
  const notice = noticeOf(state, words);
  const times = { media, liveEdge, endless, start: element.start, end: element.end, time: element.time };
  return (
    <>
      {isSoundOnly || endless ? <SoundOnly title={title} poster={poster} /> : null}
      <fieldset
        className="player-controls"
        data-idle={(idle && !element.paused) || undefined}
        data-sound-only={!element.hasPicture || undefined}
      >
        <legend className="sr-only">{words.name}</legend>
        <p className="player-notice" role="status" data-empty={notice === ''}>
          {notice}
        </p>
        {sound.blocked && heard && !element.paused ? <UnmuteOffer /> : null}
        <div className="player-bar">
          <Position {...times} />
          <div className="player-row">
            <button
              type="button"
              className="player-button"
              aria-label={element.paused ? words.play : words.pause}
              onClick={() => (element.paused ? play(video) : video.pause())}
            >
              <Icon name={element.paused ? 'play' : 'pause'} />
            </button>
            {heard ? <Volume isSilent={isSilent} volume={sound.volume} /> : null}
            <Clock {...times} stands={trouble !== 'none'} />
            <span className="player-space" />
            <SettingsMenu video={video} media={media} element={element} />
            <ScreenButtons
              video={video}
              box={box}
              inPicture={element.inPicture}
              hasPicture={element.hasPicture}
            />
          </div>
        </div>
      </fieldset>
    </>
  );
}

/** Shown if the browser keeps the page silent; it leaves when it is used or refused. */
function UnmuteOffer() {
  const words = useWords('player');
  return (
    <div className="player-unmute">
      <button type="button" onClick={() => setSound({ muted: false })}>
        <Icon name="silence" /> <span>{words.unmute}</span>
      </button>
      <button type="button" aria-label={words.keepMuted} onClick={() => setSound({ muted: true })}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Volume({ isSilent, volume }: { isSilent: boolean; volume: number }) {
  const words = useWords('player');
  return (
    <>
      <button
        type="button"
        className="player-button"
        aria-label={isSilent ? words.unmute : words.mute}
        onClick={() => setSound({ muted: !isSilent })}
      >
        <Icon name={isSilent ? 'silence' : 'sound'} />
      </button>
      <input
        type="range"
        className="player-volume"
        dir="ltr"
        aria-label={words.volume}
        min={0}
        max={100}
        value={isSilent ? 0 : Math.round(volume * 100)}
        onChange={({ target }) => {
          const next = Number(target.value) / 100;
          setSound(next === 0 ? { muted: true } : { muted: false, volume: next });
        }}
      />
    </>
  );
}
