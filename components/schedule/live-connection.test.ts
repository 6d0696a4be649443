import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectLive, type LiveMessage } from './live-connection.ts';

class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  readyState = 0;
  onerror: (() => void) | null = null;
  readonly address: string;
  constructor(address: string) {
    super();
    this.address = address;
    FakeSource.opened.push(this);
  }
  say(name: string, data: string) {
    this.readyState = 1;
    this.dispatchEvent(new MessageEvent(name, { data }));
  }
  fail(isRefusal: boolean) {
    this.readyState = isRefusal ? 2 : 0;
    this.onerror?.();
  }
  close() {
    this.readyState = 2;
  }
}
const newest = () => FakeSource.opened.at(-1) as FakeSource;

function connected(room: string | null = null) {
  const heard: LiveMessage[] = [];
  const told: boolean[] = [];
  const close = connectLive({
    room,
    onMessage: (message) => heard.push(message),
    onState: (isTold) => told.push(isTold),
    open: (address) => new FakeSource(address) as unknown as EventSource,
  });
  return { heard, told, close };
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the connection to /live', () => {
  it('names the room, and says that edits are told once it has heard something', () => {
    const { heard, told } = connected('saal-1');
    expect(newest().address).toBe('/live?room=saal-1');
    expect(told).toEqual([]);
    newest().say('schedule', 'abc');
    newest().say('viewers', '40');
    expect(told).toEqual([true]);
    expect(heard).toEqual([
      { name: 'schedule', data: 'abc' },
      { name: 'viewers', data: '40' },
    ]);
  });

  it('gives up a connection that a proxy holds back, and tries again later', () => {
    const { told } = connected();
    vi.advanceTimersByTime(10_000);
    expect(newest().readyState).toBe(2);
    vi.advanceTimersByTime(40_000);
    expect(FakeSource.opened).toHaveLength(2);
    expect(told).toEqual([]);
  });

  it('asks a host without /live less and less often, four times in the first hour at most', () => {
    connected();
    for (let second = 0; second < 3600; second++) {
      if (newest().readyState === 0) newest().fail(true);
      vi.advanceTimersByTime(1000);
    }
    expect(FakeSource.opened.length).toBeGreaterThan(3);
    expect(FakeSource.opened.length).toBeLessThan(12);
  });

  it('comes back after a cut, and hears what it missed', () => {
    const { heard, told } = connected();
    newest().say('schedule', 'one');
    newest().fail(false);
    expect(told).toEqual([true, false]);
    vi.advanceTimersByTime(40_000);
    newest().say('schedule', 'two');
    expect(told).toEqual([true, false, true]);
    expect(heard.at(-1)).toEqual({ name: 'schedule', data: 'two' });
  });

  it('pages that are cut off at once are back within a minute, no second with more than 5 % of them', async () => {
    const perSecond = new Map<number, number>();
    const begun = Date.now();
    const pages = 4000;
    for (let page = 0; page < pages; page++) {
      let opened = 0;
      connectLive({
        room: null,
        onMessage() {},
        onState() {},
        open(address) {
          const source = new FakeSource(address);
          if (opened++ === 0) queueMicrotask(() => source.fail(false));
          else {
            const second = Math.floor((Date.now() - begun) / 1000);
            perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
            queueMicrotask(() => source.say('schedule', 'x'));
          }
          return source as unknown as EventSource;
        },
      });
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect([...perSecond.values()].reduce((sum, n) => sum + n, 0)).toBe(pages);
    expect(Math.max(...perSecond.values())).toBeLessThan(pages * 0.05);
  });
});
