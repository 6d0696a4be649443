import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameCommand, FrameEvent } from '../frames/protocol.ts';
import { holdFrame } from './hold-frame.ts';
import type { Step, StepState } from './programme-plays.ts';

const player: { say(event: FrameEvent): void; sent: FrameCommand[] } = { say() {}, sent: [] };
vi.mock('../frames/follow-frame.ts', () => ({
  followFrame: (_frame: unknown, _provider: unknown, onEvent: (event: FrameEvent) => void) => {
    player.say = onEvent;
    return { send: (command: FrameCommand) => void player.sent.push(command), close() {} };
  },
}));
vi.mock('../frames/guard-focus.ts', () => ({ guardFocus: () => () => {} }));

const frame = {} as HTMLIFrameElement;
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('document', { hidden: false, activeElement: null });
  player.sent = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A player that does what it is told, and tells its position four times a second; it `stands` during an advertisement. */
function scene(begins: number) {
  const film = { at: 0, runs: true, stands: false };
  const states: StepState[] = [];
  const all = { isPaused: false };
  const step: Step = {
    target: () => (performance.now() - begins) / 1000,
    isPaused: () => all.isPaused,
    report: (state) => void (states.at(-1) === state || states.push(state)),
    rejoin() {},
  };
  const close = holdFrame(frame, 'youtube', step, 0);
  let heard = 0;
  const wait = (seconds: number) => {
    for (let quarter = 0; quarter < seconds * 4; quarter++) {
      for (const command of player.sent.slice(heard)) {
        if (command.type === 'seek' && !film.stands) film.at = command.seconds;
        if (command.type === 'play' || command.type === 'pause') film.runs = command.type === 'play';
      }
      heard = player.sent.length;
      if (film.runs && !film.stands) film.at += 0.25;
      player.say({ type: film.runs ? 'playing' : 'paused' });
      player.say({ type: 'position', seconds: film.at });
      vi.advanceTimersByTime(250);
    }
  };
  const off = () => Math.abs(film.at - (step.target() ?? 0));
  const seeks = () => player.sent.filter(({ type }) => type === 'seek').length;
  return { film, states, all, step, wait, off, seeks, close };
}

describe('a provider’s player that is held in step', () => {
  it('starts late at the right second with one seek, and stays', () => {
    const { wait, off, seeks } = scene(-300_000);
    wait(30);
    expect(off()).toBeLessThan(1);
    expect(seeks()).toBeLessThanOrEqual(2);
  });

  it('waits in its frame for its turn', () => {
    const { film, wait, off } = scene(20_000);
    wait(19);
    expect(film.runs).toBe(false);
    expect(film.at).toBeLessThan(2);
    wait(6);
    expect(film.runs).toBe(true);
    expect(off()).toBeLessThan(1);
  });

  it('is left alone in an advertisement, and brought back after it', () => {
    const { film, wait, off, seeks } = scene(-300_000);
    wait(200);
    const before = seeks();
    film.stands = true;
    wait(30);
    expect(seeks() - before).toBeLessThanOrEqual(1);
    film.stands = false;
    wait(15);
    expect(off()).toBeLessThan(1);
  });

  it('knows a viewer’s pause from a hiccup, and comes back', () => {
    const { film, states, wait, off, step } = scene(-300_000);
    wait(20);
    film.runs = false;
    wait(1);
    film.runs = true;
    wait(5);
    expect(states).not.toContain('left');
    film.runs = false;
    wait(5);
    expect(states.at(-1)).toBe('left');
    step.rejoin();
    wait(10);
    expect(states.at(-1)).toBe('in-step');
    expect(off()).toBeLessThan(1);
  });

  it('stands while all are paused', () => {
    const { film, states, all, wait } = scene(-300_000);
    wait(20);
    all.isPaused = true;
    wait(5);
    expect([film.runs, states.includes('left')]).toEqual([false, false]);
    all.isPaused = false;
    wait(5);
    expect(film.runs).toBe(true);
  });

  it('says that it ended, or does not play, and stops when it is closed', () => {
    const { states, close } = scene(-300_000);
    player.say({ type: 'error', reason: 'gone' });
    player.say({ type: 'playing' });
    player.say({ type: 'ended' });
    expect(states).toEqual(['gone', 'in-step', 'short']);
    close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
