import { describe, expect, it } from 'vitest';
import { WrongEnvironment } from '#platform/env/read.ts';
import { readEnv } from './env.ts';

const sentences = (env: Record<string, string>): string[] => {
  try {
    readEnv(env);
  } catch (error) {
    if (error instanceof WrongEnvironment) return error.sentences;
    throw error;
  }
  return [];
};

describe('readEnv', () => {
  it('is the demo if nothing is set, and an empty value is unset', () => {
    expect(readEnv({ SHEET_ID: '', PORT: ' ' })).toMatchObject({
      demo: true,
      port: 3000,
      sheet: { kind: 'file', path: 'public/demo/sheet' },
      chat: { url: null, channel: '#lobby', connect: 'ask' },
      checkPage: true,
    });
  });

  it('has the page /check outside of the demo only if it is asked for', () => {
    const sheet = { SHEET_FILE: 'sheet' };
    expect(readEnv(sheet).checkPage).toBe(false);
    expect(readEnv({ ...sheet, CHECK_PAGE: 'on' }).checkPage).toBe(true);
    expect(sentences({ CHECK_PAGE: 'yes' })).toEqual([expect.stringContaining('CHECK_PAGE')]);
  });

  it('reads the three sources', () => {
    expect(readEnv({ SHEET_ID: '1AbCdEfGhIjKlMnOp', GOOGLE_API_KEY: 'AIzaFakeFakeFake' }).sheet).toEqual({
      kind: 'google',
      sheetId: '1AbCdEfGhIjKlMnOp',
      auth: { apiKey: 'AIzaFakeFakeFake' },
      apiRoot: 'https://sheets.googleapis.com/',
    });
    expect(readEnv({ SHEET_CSV_URL: 'https://docs.google.com/x?output=csv' }).sheet.kind).toBe('csv');
    expect(readEnv({ SHEET_FILE: 'a.csv' })).toMatchObject({ demo: false, sheet: { kind: 'file' } });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ SHEET_POLL_SECONDS: '0' }, 'SHEET_POLL_SECONDS'],
    [{ TIME_ZONE: 'Europe/Londn' }, 'TIME_ZONE'],
    [{ LOCALE: 'english please' }, 'LOCALE'],
    [{ CHAT_URL: 'ws://irc.example.org' }, 'CHAT_URL'],
    [{ CHAT_URL: 'irc.example.org' }, 'CHAT_URL'],
    [{ CHAT_CHANNEL: 'lobby' }, 'CHAT_CHANNEL'],
    [{ CHAT_CONNECT: 'yes' }, 'CHAT_CONNECT'],
    [{ CHAT_CHANNELS: '#games help' }, 'CHAT_CHANNELS'],
    [{ SITE_URL: 'watch' }, 'SITE_URL'],
    [{ SITE_URL: 'https://example.org/watch' }, 'SITE_URL'],
    [{ SITE_URL: 'https://crew:secret@watch.example.org' }, 'SITE_URL'],
    [{ LOCALE: 'en_GB_x' }, 'LOCALE'],
    [{ EMBED_HOSTS: 'https://tube.example.org' }, 'EMBED_HOSTS'],
    [{ SHEET_ID: '1AbCdEfGhIjKlMnOp' }, 'SHEET_ID'],
    [{ SHEET_ID: 'https://docs.google.com/spreadsheets' }, 'SHEET_ID'],
    [{ SHEET_CSV_URL: 'http://example.org/a.csv' }, 'SHEET_CSV_URL'],
    [{ SHEET_FILE: 'a.csv', SHEET_CSV_URL: 'https://example.org/a.csv' }, 'SHEET_CSV_URL and SHEET_FILE'],
    [{ REFRESH_SECRET: 'short' }, 'REFRESH_SECRET'],
    [{ BACKSTAGE_KEY: 'short' }, 'BACKSTAGE_KEY'],
  ])('refuses %o with a sentence that names %s', (env, name) => {
    const [first] = sentences(env as Record<string, string>);
    expect(first).toMatch(new RegExp(`^${name}\\b.*\\.$`));
  });

  it('says once what several parts of a value have in common', () => {
    expect(sentences({ EMBED_HOSTS: 'https://a.example.org,b/c' })).toHaveLength(1);
  });

  it('names every wrong variable at once, and repeats no value', () => {
    const all = sentences({ PORT: 'x', REFRESH_SECRET: 'hunter2', CHAT_CHANNEL: 'lobby' });
    expect(all).toHaveLength(3);
    expect(all.join()).not.toContain('hunter2');
  });

  it.each(['GMT-07:00', 'UTC', 'Pacific/Auckland'])('takes %s as a zone', (zone) => {
    expect(readEnv({ TIME_ZONE: zone }).timeZone).toBe(zone);
  });
});
