'use client';

import { type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { Button } from './button.tsx';
import { chooseCaptions } from './captions.ts';
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
    <span ref={menu} className="player-settings relative">
      <Button
        name={words.settings}
        icon="settings"
        aria-expanded={open}
        onClick={() => {
          media.upgrade();
          setOpen(!open);
        }}
      />
      {open ? (
        <span className="absolute right-0 bottom-[calc(100%+0.4rem)] grid gap-[0.4rem] rounded bg-[rgb(20_17_26/0.96)] p-[0.6rem] forced-colors:[background:Canvas]">
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
    <span className="grid grid-cols-[1fr_auto] items-center gap-[0.8rem] whitespace-nowrap">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        className="min-h-9 max-w-40 rounded-[0.4rem] border border-[#5b5269] bg-[#1e1a27] px-[0.4rem] text-white"
        value={value}
        onChange={({ target }) => onPick(target.value)}
      >
        {children}
      </select>
    </span>
  );
}
