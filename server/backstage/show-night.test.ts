import { cpSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Command, SlotWish } from '#lib/backstage/state.ts';
import { nowOfRooms } from '#lib/schedule/now-of-rooms.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import { HOUR, isoSeconds, MINUTE } from '#lib/time.ts';
import { type OpenedBackstage, openBackstage } from './testing/open-backstage.ts';

const NOW = Math.floor(Date.now() / MINUTE) * MINUTE;
const day = (at: number) => isoSeconds(at).slice(0, 10);
const time = (at: number) => isoSeconds(at).slice(11, 16);
const video = (id: string) => `https://youtu.be/${id}`;
const row = (from: number, title: string, stream: string, repeat = '', minutes = 60) =>
  [day(from), time(from), time(from + minutes * MINUTE), title, `"${stream}"`, 'Ada Host', repeat, ''].join();
const HEAD = 'Date,Start,End,Title,Stream,Host,Repeat,Status';
const SOON = NOW + 2 * HOUR;
const ROWS = [
  row(NOW - 30 * MINUTE, 'On now', `${video('onnow000001')}\n${video('onnow000002')}`),
  row(SOON, 'Weekly', video('weekly00001'), 'weekly'),
  row(SOON + HOUR, 'Later', video('later000001'), '', 30),
];
const tabs = {
  Schedule: [HEAD, ...ROWS].join('\n'),
  Settings: 'Time zone,UTC\nShow now,\n',
  Streams: `Name,Address\nbackup,${video('backup00001')}\n`,
};

let backstage: OpenedBackstage;
afterEach(() => backstage?.close());

const uidOf = (title: string) => backstage.airings(title)[0]?.uid ?? '';
const press = (title: string, wish: SlotWish, name?: string) =>
  backstage.run({ act: 'slot', uid: uidOf(title), wish }, name);
const sources = (title: string) => backstage.airings(title)[0]?.streams.map(({ embed }) => embed.id);
const starts = (title: string) => backstage.airings(title).map(({ start }) => Date.parse(start) - SOON);
const cells = (at: string) => backstage.google.sheet.textOf('Schedule', at);
/** The weekly show of the next week. */
const nextWeek = () => {
  const { uid: _uid, ...slot } = backstage.airings('Weekly')[1] ?? { uid: '' };
  return slot;
};
const ok = (written: boolean) =>
  written ? { ok: true, cell: expect.any(String) } : { ok: true, why: expect.any(String) };

describe.each([true, false])('the buttons of a show, if the site may write: %s', (mayWrite) => {
  it('replaces the stream of what is on, and ends with it', async () => {
    backstage = await openBackstage(tabs);
    if (!mayWrite) backstage.google.share('viewer');
    const [before] = backstage.airings('On now');
    expect(await press('On now', { act: 'stream', text: 'backup' })).toMatchObject(ok(mayWrite));
    const [after] = backstage.airings('On now');
    expect(after).toMatchObject({ uid: before?.uid, host: 'Ada Host', end: before?.end, standIn: true });
    expect(sources('On now')).toEqual(['backup00001']);
    expect(cells('E2')).toBe(mayWrite ? 'backup' : `${video('onnow000001')}\n${video('onnow000002')}`);
    if (mayWrite) expect(backstage.google.sheet.noteOf('Schedule', 'E2')).toContain(video('onnow000001'));
    expect(await backstage.run({ act: 'undo' })).toMatchObject({ ok: true });
    expect(sources('On now')).toEqual(['onnow000001', 'onnow000002']);
    expect(backstage.airings('On now')[0]?.standIn).toBeUndefined();
    expect(await press('On now', { act: 'stream', text: null })).toMatchObject(ok(mayWrite));
    expect(sources('On now')).toEqual(['onnow000002']);
    // If the crew edits the row then, the sheet counts.
    backstage.google.sheet.setCell('Schedule', 'E2', video('mended00001'));
    await backstage.sheet.refresh('asked');
    await expect.poll(() => sources('On now'), { timeout: 10_000 }).toEqual(['mended00001']);
  });

  it.each<[SlotWish, () => void]>([
    [{ act: 'stream', text: video('backup00001') }, () => expect(sources('Weekly')).toEqual(['backup00001'])],
    [
      { act: 'delay', by: 10 },
      () => expect([starts('Weekly')[0], starts('Later')[0]]).toEqual([10 * MINUTE, HOUR + 10 * MINUTE]),
    ],
    [
      { act: 'delay', to: isoSeconds(SOON + 15 * MINUTE) },
      () => expect(starts('Weekly')[0]).toBe(15 * MINUTE),
    ],
    [{ act: 'cancel' }, () => expect(backstage.airings('Weekly')[0]?.status).toBe('cancelled')],
    [{ act: 'hide' }, () => expect(starts('Weekly')[0]).toBeGreaterThan(6 * 24 * HOUR)],
    [{ act: 'swap' }, () => expect([starts('Later')[0], starts('Weekly')[0]]).toEqual([0, 30 * MINUTE])],
  ])('%j changes this week of a weekly show and no other, and is undone', async (wish, changed) => {
    backstage = await openBackstage(tabs);
    if (!mayWrite) backstage.google.share('viewer');
    const before = backstage.slots();
    const later = nextWeek();
    const trial = await backstage.run({ act: 'slot', uid: uidOf('Weekly'), wish, trial: true });
    expect(trial).toMatchObject({
      ok: true,
      changes: expect.arrayContaining([expect.objectContaining({ title: 'Weekly' })]),
    });
    expect(backstage.slots()).toEqual(before);
    expect(await press('Weekly', wish)).toMatchObject(ok(mayWrite));
    changed();
    const weekly = backstage.airings('Weekly');
    expect(weekly.map(({ uid: _uid, ...slot }) => slot)).toContainEqual(later);
    expect([cells('D3'), cells('G3'), cells('H3')]).toEqual(['Weekly', 'weekly', '']);
    expect(await backstage.run({ act: 'undo' })).toMatchObject({ ok: true });
    const plain = (slots: typeof before) => slots.map(({ uid: _uid, ...slot }) => slot);
    expect(plain(backstage.slots())).toEqual(plain(before));
  });
});

it('two plain rows are swapped in their cells, with their lengths', async () => {
  backstage = await openBackstage({
    ...tabs,
    Schedule: [
      HEAD,
      row(SOON, 'A', video('aaaaaaaaaaa')),
      row(SOON + 70 * MINUTE, 'B', video('bbbbbbbbbbb'), '', 20),
    ].join('\n'),
  });
  expect(await press('A', { act: 'swap' })).toMatchObject({ ok: true, cell: 'Schedule!D2' });
  expect([cells('D2'), cells('D3')]).toEqual(['B', 'A']);
  expect([starts('B')[0], starts('A')[0], backstage.airings('A')[0]?.end]).toEqual([
    0,
    30 * MINUTE,
    isoSeconds(SOON + 90 * MINUTE),
  ]);
  expect(sources('A')).toEqual(['aaaaaaaaaaa']);
});

it('a sheet without a column for the status gets one', async () => {
  backstage = await openBackstage({
    ...tabs,
    Schedule: [HEAD.replace(',Status', ''), ...ROWS.map((line) => line.slice(0, -1))].join('\n'),
  });
  expect(await press('Later', { act: 'delay', by: 5 })).toMatchObject({ ok: true });
  expect([cells('H1'), cells('H4'), starts('Later')[0]]).toEqual(['Status', 'delayed 5', HOUR + 5 * MINUTE]);
});

it('shows what is typed: an address, a name, a title or a card', async () => {
  backstage = await openBackstage(tabs);
  const show = async (text: string) => {
    const result = await backstage.run({ act: 'show', text });
    const schedule = backstage.served()?.schedule;
    return [result.ok, schedule && overrideAt(schedule, Date.now())] as const;
  };
  expect((await show('Later'))[1]).toMatchObject({ kind: 'slot', title: 'Later' });
  expect((await show('backup'))[1]).toMatchObject({ kind: 'stream', streams: [{ label: 'backup' }] });
  const until = isoSeconds(SOON);
  const card = `card: Be right back\n/images/tea.png\nuntil ${until.slice(0, 16)}Z`;
  expect(await show(card)).toEqual([
    true,
    { kind: 'card', title: 'Be right back', streams: [], picture: '/images/tea.png', until, slot: null },
  ]);
  expect(backstage.google.sheet.textOf('Settings', 'B2')).toBe(card);
  const schedule = backstage.served()?.schedule;
  expect(schedule && nowOfRooms(schedule, backstage.slots(), Date.now())[0]?.now).toMatchObject({
    state: 'on-air',
    slot: null,
  });
  expect(await backstage.run({ act: 'show', text: 'Back in five' })).toMatchObject({
    ok: false,
    isText: true,
  });
  expect(await backstage.run({ act: 'show', text: 'http://192.168.0.10/a.m3u8' })).toEqual({
    ok: false,
    reason: expect.any(String),
  });
  backstage.google.share('viewer');
  expect(await backstage.run({ act: 'show', text: 'card: Kept here' })).toMatchObject({
    ok: true,
    why: expect.any(String),
  });
  expect(backstage.served()?.held).toMatchObject({ kind: 'card', title: 'Kept here' });
});

describe('two organizers at once', () => {
  it('the slower one is told, and undo takes back only what is one’s own', async () => {
    backstage = await openBackstage(tabs);
    const seen = 0;
    expect(await backstage.run({ act: 'next', seen }, 'Grace')).toMatchObject({ ok: true });
    const late = await backstage.run({ act: 'show', text: 'backup', seen }, 'Ada');
    expect(late).toEqual({ ok: false, reason: expect.stringContaining('Grace was quicker') });
    expect(await backstage.run({ act: 'undo' }, 'Ada')).toMatchObject({ ok: false });
    const [graces] = backstage.overrides.state().acts;
    expect(await backstage.run({ act: 'show', text: 'backup', seen: graces?.id }, 'Ada')).toMatchObject({
      ok: true,
    });
    expect(await backstage.run({ act: 'undo' }, 'Grace')).toEqual({
      ok: false,
      reason: expect.stringContaining('Ada changed the same since'),
    });
    expect(await backstage.run({ act: 'undo' }, 'Ada')).toMatchObject({ ok: true });
    expect(await backstage.run({ act: 'undo' }, 'Grace')).toMatchObject({ ok: true });
    // Another show is another thing.
    expect(await press('Later', { act: 'cancel' }, 'Grace')).toMatchObject({ ok: true });
    expect(
      await backstage.run(
        { act: 'slot', uid: uidOf('On now'), wish: { act: 'stream', text: null }, seen },
        'Ada',
      ),
    ).toMatchObject({ ok: true });
  });

  it('a row that somebody edits in the sheet at that moment stays', async () => {
    backstage = await openBackstage(tabs);
    backstage.google.sheet.setCell('Schedule', 'H4', 'tentative');
    expect(await press('Later', { act: 'cancel' })).toEqual({
      ok: false,
      reason: expect.stringContaining('Somebody changed this row'),
    });
    expect(cells('H4')).toBe('tentative');
    await expect.poll(() => backstage.airings('Later')[0]?.status, { timeout: 10_000 }).toBe('tentative');
    expect(await press('Later', { act: 'cancel' })).toMatchObject({ ok: true });
  });

  it('in many orders at once, each is carried out or its sender is told, and the log has what was done', async () => {
    backstage = await openBackstage(tabs);
    const { overrides } = backstage;
    let turn = 7;
    const any = <T>(list: readonly T[]): T => {
      turn = (turn * 1103515245 + 12345) % 2147483648;
      return list[turn % list.length] as T;
    };
    const wishes: SlotWish[] = [
      { act: 'delay', by: 5 },
      { act: 'cancel' },
      { act: 'swap' },
      { act: 'stream', text: 'backup' },
    ];
    for (let n = 0; n < 100; n++) {
      const seen = overrides.state().acts[0]?.id ?? 0;
      const orders: Command[] = ['Ada', 'Grace'].map(() =>
        any<Command>([
          { act: 'slot', uid: uidOf(any(['Weekly', 'Later', 'On now'])), wish: any(wishes), seen },
          { act: 'show', text: any(['backup', 'Later', 'card: Tea']), seen },
          { act: 'undo' },
          { act: 'release', seen },
        ]),
      );
      if (any([true, false])) backstage.google.sheet.setCell('Schedule', 'F4', `Host ${n}`);
      if (n % 4 === 0) backstage.google.sheet.setCell('Schedule', 'H4', any(['', 'tentative']));
      const [ada, grace] = await Promise.all([
        backstage.run(orders[0] as Command, 'Ada'),
        backstage.run(orders[1] as Command, 'Grace'),
      ]);
      const results = { Ada: ada, Grace: grace };
      const log = overrides
        .state()
        .acts.filter(({ id }) => id > seen)
        .map(({ who }) => who);
      expect(log.filter((who) => who !== 'The sheet').toSorted(), JSON.stringify([orders, results])).toEqual(
        Object.entries(results)
          .flatMap(([who, result]) => (result?.ok ? [who] : []))
          .toSorted(),
      );
      for (const result of [ada, grace]) if (!result.ok) expect(result.reason).toMatch(/\.$/);
    }
  }, 120_000);
});

it('if the site is killed in a press, the log says afterwards whether it was done', async () => {
  const outcomes = new Set<string>();
  for (let n = 0; n < 24; n++) {
    const killed = await openBackstage(tabs);
    const { google } = killed;
    const uid = killed.airings('Later')[0]?.uid ?? '';
    const pressed = killed.run({ act: 'slot', uid, wish: { act: 'delay', by: 5 } }, 'Ada');
    await new Promise((resolve) => setTimeout(resolve, n * 2));
    // From here on the process that was pressed reaches nothing, and what is on disk stays.
    google.share('viewer');
    const dir = await mkdtemp(join(tmpdir(), 'marquee-killed-'));
    cpSync(killed.dir, dir, { recursive: true, filter: (path) => !path.includes('.tmp') });
    await pressed;
    backstage = await openBackstage(tabs, { dir, google });
    const { state } = backstage.overrides;
    await expect.poll(() => state().pending, { timeout: 10_000 }).toBeUndefined();
    const [act] = state().acts;
    const isDone = cells('H4') === 'delayed 5';
    const done = 'delayed “Later” by 5 min';
    if (isDone) expect(act?.what).toBe(done);
    else expect([undefined, expect.stringContaining(`this was not done: ${done}`)]).toContainEqual(act?.what);
    outcomes.add(isDone ? 'done' : act ? 'not done' : 'not begun');
    await backstage.close();
    await killed.close();
  }
  expect(outcomes).toContain('done');
}, 120_000);
