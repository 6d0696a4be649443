import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCommand } from './check-command.ts';

let folder: string;
const files: Record<string, string> = {
  'clean.csv':
    'Date,Start,End,Title,Stream\n2026-11-28,20:00,22:00,Film night,HD: https://youtu.be/aqz-KE-bpKQ\n',
  'broken.csv':
    'Date,Start,Title\n2026-11-28,8:75 PM,Film night\n2026-11-28,21:00,Late show\n2026-11-28,25:99,\u001b[31mred\n',
  'warned.csv': 'Date,Start,Title\n2026-11-28,midnight,Film night\n',
  'together.csv':
    'Date,Start,End,Title,Saal,Playback,Captions,Stream\n2026-11-28,20:00,22:00,Film night,Saal 1,"together, loop",' +
    '"es: https://example.org/es.vtt\nhttps://example.org/pt.vtt (pt-br)",' +
    '"Part one: https://example.org/one.mp4 [1:32:10]\nhttps://example.org/two.mp4 [2:30]\nPart one: https://example.org/one.mp4 [1 min]"\n',
  'header.csv': 'Date,Start,Title\n',
  'undated.csv': 'Start,Title\n20:00,Film night\n',
  'noyear.csv': 'Date,Start,Title\nSat 28 Nov,20:00,Film night\n',
  'weekly.csv': 'Day,Start,Title\nSaturday,20:00,Film night\n',
  'reply.json': '{"properties":{"title":"Plan","locale":"en_GB","timeZone":"Asia/Tokyo"},"sheets":[]}',
  'page.csv': '<!doctype html><title>Sign in</title>',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(args: string, env: Record<string, string> = {}, isTTY = false) {
  let out = '';
  let err = '';
  const code = await checkCommand(
    args
      .split(' ')
      .map((arg) =>
        arg.includes('.') && !arg.startsWith('-') && !arg.startsWith('20') ? join(folder, arg) : arg,
      ),
    {
      stdout: {
        write: (text) => {
          out += text;
        },
        isTTY,
      },
      stderr: {
        write: (text) => {
          err += text;
        },
      },
      env,
      now: () => Date.parse('2026-11-28T20:30:00Z'),
    },
  );
  return { code, out, err };
}
const json = async (args: string, env?: Record<string, string>) => {
  const { code, out } = await run(`${args} --json`, env);
  return { code, ...JSON.parse(out) };
};

describe('check --json', () => {
  it('prints exactly what the contract says, in its order', async () => {
    const { code, out, err } = await run(
      'clean.csv --time-zone Europe/London --at 2026-11-28T20:30:00Z --json',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const uid = JSON.parse(out).slots[0].uid;
    expect(uid).toMatch(/^\w{12}$/);
    expect(out.replaceAll(uid, 'UID')).toBe(
      '{"timeZone":"Europe/London","locale":null,"slots":[{"uid":"UID","title":"Film night","start":"2026-11-28T20:00:00Z",' +
        '"end":"2026-11-28T22:00:00Z","status":"confirmed","room":null,"playback":"live","captions":[],"series":null,"host":null,' +
        '"streams":[{"label":"HD","length":null,"embed":' +
        '{"provider":"youtube","kind":"video","id":"aqz-KE-bpKQ","src":"https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"}}],' +
        '"description":null,"poster":null,"contentWarning":null,"chat":null,"layout":null,"theme":null,"notes":null,' +
        '"recording":null,"row":2}],"unscheduled":[],"problems":[],"rooms":[],"now":{"state":"on-air","slot":"UID","next":null,"override":null}}\n',
    );
  });

  it.each([
    [
      'a stream',
      'https://youtu.be/aqz-KE-bpKQ',
      {
        kind: 'stream',
        title: 'Live',
        streams: [{ label: 'YouTube', length: null }],
        picture: null,
        until: null,
      },
    ],
    [
      'a card',
      'card: Be right back',
      { kind: 'card', title: 'Be right back', streams: [], picture: null, until: null },
    ],
  ])('prints an override: %s', async (_, text, override) => {
    await mkdir(join(folder, 'shown.d'), { recursive: true });
    await writeFile(join(folder, 'shown.d/Schedule.csv'), files['clean.csv'] ?? '');
    await writeFile(join(folder, 'shown.d/Settings.csv'), `Show now,${text}\n`);
    const { now } = await json('shown.d --time-zone UTC');
    expect(now).toMatchObject({ state: 'on-air', slot: null, override });
    expect(Object.keys(now.override)).toEqual(['kind', 'title', 'streams', 'picture', 'until']);
  });

  it('prints room, playback, captions and lengths', async () => {
    const { slots, problems } = await json('together.csv --time-zone UTC');
    expect(problems).toEqual([]);
    expect(slots[0]).toMatchObject({
      room: 'Saal 1',
      playback: 'together, loop',
      captions: [
        { language: 'es', src: 'https://example.org/es.vtt' },
        { language: 'pt-BR', src: 'https://example.org/pt.vtt' },
      ],
      streams: [
        { label: 'Part one', length: 5530 },
        { label: 'Stream', length: 150 },
        { label: 'Part one 2', length: 60 },
      ],
    });
  });

  it('names the cell, and the rest of the sheet counts', async () => {
    const { code, slots, problems } = await json('broken.csv --time-zone UTC');
    expect(code).toBe(1);
    expect(slots.map(({ title }: { title: string }) => title)).toEqual(['Late show']);
    expect(problems[0]).toEqual({
      tab: 'Schedule',
      cell: 'B2',
      row: 2,
      severity: 'error',
      code: 'bad-time',
      message: 'B2: "8:75 PM" is not a time. Did you mean 8:15 PM?',
    });
  });

  it.each<[string, object, Record<string, string>?]>([
    ['warned.csv --time-zone UTC', { code: 0, problems: [{ severity: 'warning', cell: 'B2' }] }],
    [
      'header.csv --time-zone UTC',
      { code: 1, slots: [], problems: [{ cell: null, row: null, code: 'no-rows' }] },
    ],
    ['clean.csv', { code: 0, timeZone: 'UTC', problems: [{ code: 'no-time-zone', cell: null }] }],
    [
      'clean.csv',
      { timeZone: 'Asia/Tokyo', locale: 'ja', problems: [] },
      { TIME_ZONE: 'Asia/Tokyo', LOCALE: 'ja' },
    ],
    [
      'clean.csv --time-zone GMT-07:00',
      { timeZone: 'GMT-07:00', slots: [{ start: '2026-11-29T03:00:00Z' }], problems: [] },
    ],
    ['reply.json', { code: 1, timeZone: 'Asia/Tokyo', locale: 'en_GB' }],
    [
      'undated.csv --time-zone UTC --date 2026-11-28',
      { code: 0, slots: [{ start: '2026-11-28T20:00:00Z' }], problems: [] },
    ],
    ['undated.csv --time-zone UTC', { code: 0, slots: [], unscheduled: [{ title: 'Film night', row: 2 }] }],
    [
      'noyear.csv --time-zone UTC --at 2026-10-01T00:00:00Z',
      { slots: [{ start: '2026-11-28T20:00:00Z' }], problems: [] },
    ],
    ['clean.csv --time-zone UTC --at 2026-11-28T19:50:00Z', { now: { state: 'starting-soon' } }],
    ['clean.csv --time-zone UTC --at 2026-11-28T22:10:00+00:00', { now: { state: 'overrunning' } }],
    ['clean.csv --time-zone UTC --at 2026-11-27', { now: { state: 'off-air', slot: null } }],
  ])('%s', async (args, expected, env) => {
    expect(await json(args, env)).toMatchObject(expected);
  });

  it('lists the airings of repeats from a day before to sixty days after', async () => {
    const { slots } = await json('weekly.csv --time-zone UTC --at 2026-11-28T20:00:00Z');
    expect(slots).toHaveLength(9);
    expect([slots[0].start, slots[8].start]).toEqual(['2026-11-28T20:00:00Z', '2027-01-23T20:00:00Z']);
  });
});

describe('check for people', () => {
  it('shows the row and marks the cell', async () => {
    const { out } = await run('broken.csv --time-zone UTC');
    const lines = out.split('\n');
    expect(lines[0]).toContain('B2: "8:75 PM" is not a time. Did you mean 8:15 PM?');
    const at = (lines[1] ?? '').indexOf('8:75 PM');
    expect(lines[2]).toBe(`${' '.repeat(at)}${'^'.repeat(7)}`);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('1 slot; 2 errors');
  });

  it('has colours on a terminal only, and not if they are unwanted', async () => {
    expect((await run('broken.csv --time-zone UTC', {}, true)).out).toContain('\u001b[');
    expect((await run('broken.csv --time-zone UTC', { NO_COLOR: '1' }, true)).out).not.toContain('\u001b');
  });

  it.each([
    ['missing.csv', 'There is no file missing.csv.'],
    ['page.csv', 'page.csv is a web page, not a table.'],
    ['clean.csv --time-zone Nowhere/City', '--time-zone is not a time zone: write one like Europe/London.'],
    ['clean.csv --locale ??', '--locale is not a locale: write one like en_GB.'],
    ['clean.csv --date tomorrow', '--date is not a date: write it like 2026-11-28.'],
    ['clean.csv --date 2026-02-30', '--date is not a date: write it like 2026-11-28.'],
    ['clean.csv --at 20:00', '--at is not an instant: write it like 2026-11-28T20:00:00Z.'],
    ['clean.csv --at 2026-11-28T20:00:00', '--at is not an instant: write it like 2026-11-28T20:00:00Z.'],
  ])('%s: exit 2 with one sentence and no JSON', async (args, sentence) => {
    expect(await run(`${args} --json`)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  it.each(['--json', 'clean.csv warned.csv', 'clean.csv --colour'])(
    '%s: exit 2 with how to use it',
    async (args) => {
      const { code, err } = await run(args);
      expect(code).toBe(2);
      expect(err).toMatch(/^Usage: npx marquee check FILE .*\n$/);
    },
  );
});
