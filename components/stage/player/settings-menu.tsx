'use client';

import { type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { chooseCaptions } from './captions.ts';
import { Icon } from './icons.tsx';
import type { Media } from './media.ts';
import type { ElementState } from './use-element.ts';

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const AUTO = '';
const OFF = '';

type Props = { video: HTMLVideoElement; media: Media; element: ElementState };

/** Quality, audio, captions and speed, each if there is a choice. Plain selects, which every remote and screen reader knows. */
export function SettingsMenu({ video, media, element }: Props) {
  const words = useWords('player');
  const { qualities, quality, audios, audio, liveEdge, endless } = useSyncExternalStore(
    media.subscribe,
    media.state,
  );
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLSpanElement>(null);
  const { captions, rate, end } = element;
  const hasSpeed = !media.isInStep && liveEdge === null && !endless && end > 0 && Number.isFinite(end);
  const showing = captions.find((caption) => caption.showing);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      menu.current?.querySelector('button')?.focus();
    };
    const inside = menu.current;
    document.addEventListener('pointerdown', outside);
    inside?.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', outside);
      inside?.removeEventListener('keydown', leave);
    };
  }, [open]);

  const hasChoice = qualities.length > 1 || audios.length > 1 || captions.length > 0;
  if (!hasChoice && !hasSpeed && !media.canUpgrade()) return null;
  return (
    <span ref={menu} className="player-settings">
      <button
        type="button"
        className="player-button"
        aria-label={words.settings}
        aria-expanded={open}
        onClick={() => {
          media.upgrade();
          setOpen(!open);
        }}
      >
        <Icon name="settings" />
      </button>
      {open ? (
        <span className="player-menu">
          {qualities.length > 1 ? (
            <Choice
              name={words.quality}
              value={quality ?? AUTO}
              onPick={(id) => media.pick(id === AUTO ? null : id)}
            >
              <option value={AUTO}>{words.auto}</option>
              {qualities.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Choice>
          ) : null}
          {audios.length > 1 ? (
            <Choice name={words.audio} value={audio ?? ''} onPick={(id) => media.pickAudio(id)}>
              {audios.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Choice>
          ) : null}
          {captions.length > 0 ? (
            <Choice
              name={words.captions}
              value={showing ? String(showing.id) : OFF}
              onPick={(id) => chooseCaptions(video, id === OFF ? null : Number(id))}
            >
              <option value={OFF}>{words.off}</option>
              {captions.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Choice>
          ) : null}
          {hasSpeed ? (
            <Choice
              name={words.speed}
              value={String(rate)}
              onPick={(speed) => {
                video.playbackRate = Number(speed);
              }}
            >
              {SPEEDS.map((speed) => (
                <option key={speed} value={speed}>
                  {`${speed}×`}
                </option>
              ))}
            </Choice>
          ) : null}
        </span>
      ) : null}
    </span>
  );
}

type ChoiceProps = { name: string; value: string; onPick: (value: string) => void; children: ReactNode };

function Choice({ name, value, onPick, children }: ChoiceProps) {
  const id = useId();
  return (
    <span className="player-choice">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={({ target }) => onPick(target.value)}>
        {children}
      </select>
    </span>
  );
}
