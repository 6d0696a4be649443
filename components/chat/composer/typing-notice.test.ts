import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTypingNotice } from './typing-notice.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells that one types, has paused, and has stopped; not while one types a command', () => {
  const told: string[] = [];
  const notice = createTypingNotice((state) => told.push(state));
  notice.typed('h');
  notice.typed('he');
  vi.advanceTimersByTime(10_000);
  notice.typed('');
  notice.typed('/me');
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(['active', 'active', 'paused', 'done', 'done']);
});

it('says no more of a text that was sent', () => {
  const told: string[] = [];
  const notice = createTypingNotice((state) => told.push(state));
  notice.typed('h');
  notice.stop();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(['active']);
});
