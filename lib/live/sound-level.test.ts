import { describe, expect, it } from 'vitest';
import { addLevel, levelOf, maySoundBeRead, type RecentLevels, SILENCE, verdictOf } from './sound-level.ts';

const sine = (amplitude: number, length = 8192) =>
  Float32Array.from({ length }, (_, at) => amplitude * Math.sin((2 * Math.PI * 440 * at) / 48_000));

describe('a level', () => {
  it.each([
    ['nothing', new Float32Array(0), SILENCE, SILENCE],
    ['digital silence', new Float32Array(8192), SILENCE, SILENCE],
    ['noise of one bit in 32', new Float32Array(8192).fill(2 ** -31), SILENCE, SILENCE],
    ['the loudest', Float32Array.from([1, -1, 1, -1]), 0, 0],
    ['a full sine', sine(1), -3.01, 0],
    ['a sine of a tenth', sine(0.1), -23.01, -20],
  ])('of %s', (_, samples, rms, peak) => {
    expect(levelOf(samples).rms).toBeCloseTo(rms, 1);
    expect(levelOf(samples).peak).toBeCloseTo(peak, 1);
  });
});

describe('a verdict', () => {
  /** Listens every 250 ms. */
  const listen = (parts: readonly [amplitude: number, ms: number][]) => {
    let heard: RecentLevels | null = null;
    let at = 1_000_000;
    for (const [amplitude, ms] of parts)
      for (let end = at + ms; at < end; at += 250) heard = addLevel(heard, levelOf(sine(amplitude, 512)), at);
    if (!heard) throw new Error('nothing was heard');
    return heard;
  };

  it.each<[string, [number, number][], string]>([
    ['silence for a moment', [[0, 1000]], 'waiting'],
    ['silence', [[0, 6000]], 'silent'],
    ['a hum that nobody hears', [[0.0005, 6000]], 'silent'],
    ['a stream that is far too quiet', [[0.005, 6000]], 'quiet'],
    ['speech', [[0.1, 500]], 'sound'],
    [
      'speech with pauses',
      [
        [0.1, 1000],
        [0, 3000],
      ],
      'sound',
    ],
    [
      'sound that stopped',
      [
        [0.1, 1000],
        [0, 6000],
      ],
      'silent',
    ],
    [
      'sound that came back',
      [
        [0, 9000],
        [0.1, 250],
      ],
      'sound',
    ],
  ])('on %s', (_, parts, verdict) => {
    expect(verdictOf(listen(parts))).toBe(verdict);
  });

  it('keeps no more than the last seconds', () => {
    expect(listen([[0.1, 60_000]]).levels.length).toBeLessThanOrEqual(20);
  });
});

describe('sound that may be read', () => {
  const origin = 'https://watch.example.org';
  it.each([
    ['of HLS and DASH through the page', 'blob:https://watch.example.org/1', false, true],
    ['of WebRTC', '', true, true],
    ['of a file of the site', 'https://watch.example.org/intro.mp4', false, true],
    ['of a file of another host', 'https://cdn.example.net/film.mp4', false, false],
    ['of the site on another port', 'https://watch.example.org:8443/a.mp3', false, false],
    ['of an address that is none', 'https://[', false, false],
  ])('%s: %s', (_, src, isFed, may) => {
    expect(maySoundBeRead(src, origin, isFed)).toBe(may);
  });
});
