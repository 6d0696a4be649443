import { describe, expect, it } from 'vitest';
import { limitText } from './limit-text.ts';
import '../testing/english.ts';

describe('limitText', () => {
  const modes = (entries: [string, string][], prefixes = '') => ({ modes: new Map(entries), prefixes });
  it.each([
    ['nothing', modes([['n', '']]), null, ''],
    ['moderated', modes([['m', '']]), null, 'Moderated: only people with voice can write now.'],
    ['moderated, with voice', modes([['m', '']], '+'), null, ''],
    ['registered only', modes([['M', '']]), null, 'Only people who are logged in can write here.'],
    ['registered only, logged in', modes([['M', '']]), 'alice', ''],
    ['slow', modes([['f', '5:10']]), null, 'Slow: at most 5 messages in 10 s, or you are removed.'],
    ['another f', modes([['f', '#elsewhere']]), null, ''],
  ])('%s', (_name, channel, account, text) => {
    expect(limitText(channel, account)).toBe(text);
  });
});
