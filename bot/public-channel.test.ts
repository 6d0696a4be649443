import { describe, expect } from 'vitest';
import type { Schedule, Slot } from './shows/schedule.ts';
import { sceneTests } from './testing/scene-tests.ts';

const MINUTE = 60_000;
const it = sceneTests();

const slot = (uid: string, inMinutes: number, more: Partial<Slot> = {}): Slot => ({
  uid,
  title: `Show ${uid}`,
  start: new Date(Date.now() + inMinutes * MINUTE).toISOString().replace(/\.\d+Z/, 'Z'),
  end: new Date(Date.now() + (inMinutes + 60) * MINUTE).toISOString().replace(/\.\d+Z/, 'Z'),
  status: 'confirmed',
  series: null,
  room: null,
  ...more,
});
const schedule = (revision: string, ...slots: Slot[]): Schedule => ({
  revision,
  title: 'Tests',
  timeZone: 'UTC',
  settings: { startingSoon: 15, overrun: 60 },
  override: null,
  rooms: [],
  slots,
});

describe.concurrent('in the public channel', () => {
  it('the bot announces the show that is live, keeps the topic and answers questions', async (scene) => {
    const { crew, lobby, nick, stage } = scene;
    const alice = await scene.person('al-a', 'alice');
    alice.client.mode(lobby, '+t');
    alice.client.setTopic(lobby, 'Be kind');
    stage.site.schedule = schedule(
      'r1',
      slot('a', -1, { title: 'Film \x0304night\r\nQUIT' }),
      slot('b', 90, { title: 'Late show' }),
    );
    await scene.start();
    await scene.here(alice);
    await scene.hears(alice, lobby, 'Now live: Film night QUIT https://watch.example.org/');
    await scene.hears(alice, crew, 'Now live: Film night QUIT');
    expect(alice.room(lobby)?.topic.text).toBe('Be kind');
    alice.client.mode(lobby, '+o', nick);
    await alice.until(
      () =>
        /^Be kind \|\| Now: Film night QUIT \| Next: Late show, /.test(alice.room(lobby)?.topic.text ?? ''),
      'topic',
    );
    for (const [command, answer] of [
      ['!now', 'Now live: Film night QUIT'],
      ['!next', /^Next: Late show .* in 1 h 30 min\./],
      ['!schedule', /^Late show .* \| https:\/\/watch\.example\.org\/schedule$/],
    ] as const) {
      alice.client.say(lobby, command);
      await scene.hears(alice, lobby, answer);
    }
  });

  it('pages hear of a new schedule, if the bot has voice', async (scene) => {
    const { lobby, nick, stage } = scene;
    stage.site.schedule = schedule('r1', slot('b', 90));
    const alice = await scene.alice();
    const tags = () => alice.events.flatMap((event) => (event.type === 'tagmsg' ? [event] : []));
    alice.client.say(lobby, '!next');
    await scene.hears(alice, lobby, 'Show b');
    stage.site.schedule = schedule('r2', slot('b', 95));
    alice.client.say(lobby, '!next');
    await alice.until(() => scene.spoken(alice, lobby).length === 2);
    expect(tags()).toEqual([]);
    alice.client.mode(lobby, '+v', nick);
    await alice.until(() => tags().length === 1, 'a TAGMSG');
    stage.site.schedule = schedule('r3', slot('b', 97));
    await alice.until(() => tags().length === 2, 'another TAGMSG');
    expect(
      tags().map(({ nick: by, prefixes, tags: all }) => [by, prefixes, all.get('+marquee/refresh')]),
    ).toEqual([
      [nick, '+', 'r2'],
      [nick, '+', 'r3'],
    ]);
  });

  it('reminders come once, to whoever is here, also under another nick', async (scene) => {
    const { lobby, nick, stage } = scene;
    const alice = await scene.person('al-b', 'alice');
    const dora = await scene.person('dora');
    stage.site.schedule = schedule('r1', slot('b', 90, { title: 'Late show: part 2', series: 'Late Show' }));
    await scene.start();
    await scene.here(alice);
    alice.client.say(lobby, '!remind late 2h');
    await scene.hears(alice, lobby, 'You are reminded of Late Show 120 min before it starts');
    await scene.hears(alice, nick, 'Reminder: Late show: part 2 starts at');
    dora.client.say(nick, '!remind LATE SHOW 5m');
    await scene.hears(dora, nick, 'You are reminded of Late Show 5 min before');
    dora.client.say(nick, '!forget late show');
    await scene.hears(dora, nick, 'Forgotten: Late Show.');
    await scene.bot?.stop();
    await alice.until(() => !alice.room(lobby)?.members.has(nick), 'gone');
    alice.client.nick('elsewhere');
    stage.site.schedule = schedule(
      'r2',
      slot('c', 30, { title: 'Late show: part 3', series: 'Late Show' }),
      slot('b', 90, {
        title: 'Late show: part 2',
        series: 'Late Show',
        start: stage.site.schedule.slots[0]!.start,
      }),
    );
    await scene.start();
    await scene.here(alice);
    // If people were here before the bot, it learns their accounts when they say something.
    alice.client.say(lobby, 'hello again');
    await scene.hears(alice, nick, 'Reminder: Late show: part 3 starts at');
    await alice.settled(dora);
    expect(scene.spoken(alice, nick).filter((line) => line.startsWith('Reminder'))).toHaveLength(2);
    expect(scene.spoken(dora, nick).filter((line) => line.startsWith('Reminder'))).toHaveLength(0);
  });

  it('does not answer a flood', async (scene) => {
    const { lobby, stage } = scene;
    stage.site.schedule = schedule('r1', slot('b', 90));
    const alice = await scene.alice();
    for (let i = 0; i < 30; i++) alice.client.say(lobby, '!now');
    await scene.hears(alice, lobby, 'Off air');
    const other = await scene.person('bo');
    other.client.say(lobby, '!next');
    await scene.hears(other, lobby, 'Next: Show b');
    expect(scene.spoken(alice, lobby).filter((line) => line.includes('Off air')).length).toBeLessThanOrEqual(
      3,
    );
  });
});
