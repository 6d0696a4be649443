'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { Words } from '#lib/words/words.ts';
import { WaitingCard } from '../streams/waiting-card.tsx';
import { Button } from './button.tsx';
import { restoreCaptions } from './captions.ts';
import './controls.css';
import { Icon } from './icons.tsx';
import type { Media } from './media.ts';
import type { MediaState } from './media-state.ts';
import { Clock, Position, SLIDER } from './position.tsx';
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
        className="player-controls @container pointer-events-none absolute inset-0 grid content-end text-sm text-white"
        data-idle={(idle && !element.paused) || undefined}
        data-sound-only={!element.hasPicture || undefined}
      >
        <legend className="sr-only">{words.name}</legend>
        <p
          className={`player-notice absolute top-1/2 left-1/2 w-max max-w-[min(32rem,90%)] rounded px-4 py-2 text-center [translate:-50%_-50%] ${notice && 'bg-[rgb(0_0_0/0.8)]'}`}
          role="status"
        >
          {notice}
        </p>
        {sound.blocked && heard && !element.paused ? <UnmuteOffer /> : null}
        <div className="player-bar pointer-events-auto grid bg-[linear-gradient(transparent,rgb(0_0_0/0.8)_60%)] px-2 pt-6 pb-1 motion-safe:[transition:opacity_0.2s] @max-[15.01rem]:py-0 forced-colors:[background:Canvas]">
          <Position {...times} />
          <div className="flex items-center gap-[0.15rem] @max-[15.01rem]:[&>:not(:first-child)]:hidden">
            <Button
              name={element.paused ? words.play : words.pause}
              icon={element.paused ? 'play' : 'pause'}
              onClick={() => (element.paused ? play(video) : video.pause())}
            />
            {heard ? <Volume isSilent={isSilent} volume={sound.volume} /> : null}
            <Clock {...times} stands={trouble !== 'none'} />
            <span className="flex-1" />
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

const OFFER =
  'flex min-h-11 items-center hover:bg-[#e5dff0] focus-visible:bg-[#e5dff0] in-data-[layout=grid]:min-h-9';

/** Shown if the browser keeps the page silent; it leaves when it is used or refused. */
function UnmuteOffer() {
  const words = useWords('player');
  return (
    <div className="player-unmute pointer-events-auto absolute flex overflow-hidden rounded-full bg-white font-bold text-[#16111d] [box-shadow:0_2px_12px_rgb(0_0_0/0.5)] forced-colors:[background:Canvas]">
      <button
        type="button"
        className={`${OFFER} gap-2 px-[0.9rem] @max-[15.01rem]:px-[0.55rem]`}
        onClick={() => setSound({ muted: false })}
      >
        <Icon name="silence" /> <span className="@max-[15.01rem]:sr-only">{words.unmute}</span>
      </button>
      <button
        type="button"
        className={`${OFFER} border-s border-[rgb(22_17_29/0.2)] px-3`}
        aria-label={words.keepMuted}
        onClick={() => setSound({ muted: true })}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function Volume({ isSilent, volume }: { isSilent: boolean; volume: number }) {
  const words = useWords('player');
  return (
    <>
      <Button
        name={isSilent ? words.unmute : words.mute}
        icon={isSilent ? 'silence' : 'sound'}
        onClick={() => setSound({ muted: !isSilent })}
      />
      <input
        type="range"
        className={`${SLIDER} w-20 @max-[26.01rem]:hidden`}
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
