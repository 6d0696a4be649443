import { describe, expect, it } from 'vitest';
import type { LookupAnswers } from '#lib/embed/types.ts';
import { collectProblems } from './problems.ts';
import { sayInEnglish } from './say-in-english.ts';
import { streamsReader } from './streams-cell.ts';
import { readStreamsTab } from './streams-tab.ts';
import { EMBED, tabOf } from './testing/sheet.ts';
import type { Cell } from './types.ts';

const YT = 'https://youtu.be/aqz-KE-bpKQ';
const TW = 'https://www.twitch.tv/twitchpresents';
const problems = collectProblems('Streams');
const aliases = readStreamsTab(
  tabOf(
    'Streams',
    `Name|Address|Label\nrainshadow-yt|https://youtu.be/M7lc1UVf-VE|Main\nRain 2|${TW}|\nbroken|javascript:alert(1)|`,
  ),
  EMBED,
  problems,
  () => {},
);
const read = streamsReader(aliases, EMBED, () => {});
const say = (cell: Cell) => read(cell).streams.map(({ label, embed }) => `${label}=${embed.id}`);

const A = 'aqz-KE-bpKQ';
const B = 'twitchpresents';
const M = 'M7lc1UVf-VE';

describe('a Stream cell', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['TBA', []],
    ['-', []],
    ['n/a', []],
    [YT, [`YouTube=${A}`]],
    ['youtu.be/aqz-KE-bpKQ', [`YouTube=${A}`]],
    [`  ${YT}  `, [`YouTube=${A}`]],
    [`<${YT}>`, [`YouTube=${A}`]],
    ['rainshadow-yt', [`Main=${M}`]],
    ['Rainshadow-YT', [`Main=${M}`]],
    ['rain 2', [`Rain 2=${B}`]],
    [`HD: ${YT}`, [`HD=${A}`]],
    [`HD:${YT}`, [`HD=${A}`]],
    [`HD - ${YT}`, [`HD=${A}`]],
    [`HD ${YT}`, [`HD=${A}`]],
    [`HD = ${YT}`, [`HD=${A}`]],
    [`${YT} (HD)`, [`HD=${A}`]],
    ['HD: rainshadow-yt', [`HD=${M}`]],
    ['Camera 2: youtu.be/aqz-KE-bpKQ', [`Camera 2=${A}`]],
    [`HD: ${YT}\nSD: ${TW}`, [`HD=${A}`, `SD=${B}`]],
    [`HD: ${YT}\r\n\r\nSD: rainshadow-yt`, [`HD=${A}`, `SD=${M}`]],
    [`${YT}\n${TW}`, [`YouTube=${A}`, `Twitch=${B}`]],
    [`${YT} ${TW}`, [`YouTube=${A}`, `Twitch=${B}`]],
    [`${YT}, ${TW}`, [`YouTube=${A}`, `Twitch=${B}`]],
    [`${YT} | ${TW}`, [`YouTube=${A}`, `Twitch=${B}`]],
    [`${YT} and ${TW}`, [`YouTube=${A}`, `Twitch=${B}`]],
    [`${YT} and twitch.tv/twitchpresents`, [`YouTube=${A}`, `Twitch=${B}`]],
    [`HD | ${YT}`, [`HD=${A}`]],
    [`Main (${YT})`, [`Main=${A}`]],
    [`[HD](${YT}) [SD](${TW})`, [`HD=${A}`, `SD=${B}`]],
    [`HD: ${YT} SD: ${TW}`, [`HD=${A}`, `SD=${B}`]],
    [`HD: ${YT}; SD: rainshadow-yt`, [`HD=${A}`, `SD=${M}`]],
    ['rainshadow-yt, rain 2', [`Main=${M}`, `Rain 2=${B}`]],
    ['youtu.be/aqz-KE-bpKQ, rainshadow-yt', [`YouTube=${A}`, `Main=${M}`]],
    [`${YT}\n${YT}`, [`YouTube=${A}`]],
    [`${YT}\nhttps://youtu.be/M7lc1UVf-VE`, [`YouTube=${A}`, `YouTube 2=${M}`]],
    [
      '<iframe width="560" height="315" src="https://www.youtube.com/embed/aqz-KE-bpKQ" allowfullscreen></iframe>',
      [`YouTube=${A}`],
    ],
    [
      '<iframe\n src="https://www.youtube.com/embed/aqz-KE-bpKQ">\n</iframe>\n<iframe src="https://player.twitch.tv/?channel=twitchpresents&parent=x.example"></iframe>',
      [`YouTube=${A}`, `Twitch=${B}`],
    ],
    ['HD: <iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>', [`HD=${A}`]],
    ['=HYPERLINK("https://youtu.be/aqz-KE-bpKQ", "Watch")', [`YouTube=${A}`]],
  ])('%s', (text, streams) => {
    expect(say(text)).toEqual(streams);
    expect(read(text).complaints).toEqual([]);
  });

  it('takes links from behind the text', () => {
    expect(say({ text: 'Watch here', links: [{ text: 'Watch here', uri: YT }] })).toEqual([
      `Watch here=${A}`,
    ]);
    expect(
      say({
        text: 'HD, SD',
        links: [
          { text: 'HD', uri: YT },
          { text: 'SD', uri: TW },
        ],
      }),
    ).toEqual([`HD=${A}`, `SD=${B}`]);
    expect(
      say({
        text: 'HD: Film night\nSD: Twitch',
        links: [
          { text: 'Film night', uri: YT },
          { text: 'Twitch', uri: TW },
        ],
      }),
    ).toEqual([`HD=${A}`, `SD=${B}`]);
    expect(
      say({
        text: 'youtu.be/aqz-KE-bpKQ',
        links: [{ text: 'youtu.be/aqz-KE-bpKQ', uri: 'http://youtu.be/aqz-KE-bpKQ' }],
      }),
    ).toEqual([`YouTube=${A}`]);
  });

  it('believes the address that can be seen, not another behind it', () => {
    expect(say({ text: YT, links: [{ text: YT, uri: TW }] })).toEqual([`YouTube=${A}`]);
  });

  it.each<[string, string]>([
    ['javascript:alert(1)', 'stream-refused'],
    ['data:text/html,<script>alert(1)</script>', 'stream-refused'],
    ['rtmp://live.example.com/app/secret', 'stream-refused'],
    ['https://user:secret@youtu.be/aqz-KE-bpKQ', 'stream-refused'],
    ['https://nowhere.example.com/secret', 'stream-refused'],
    ['<script src="https://secret.example/x.js"></script>', 'stream-refused'],
    ['<iframe srcdoc="secret" src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>', 'stream-refused'],
    ['live_secret_key', 'unknown-stream'],
    ['rainshadow', 'unknown-stream'],
    ['#REF!', 'formula-error'],
    ['a'.repeat(50_000), 'stream-refused'],
  ])('complains of %s', (text, code) => {
    const { streams, complaints } = read(text);
    expect(streams).toEqual([]);
    expect(complaints.map((complaint) => complaint.code)).toEqual([code]);
    expect(sayInEnglish(complaints[0]!.says)).not.toContain('secret');
  });

  it('keeps the good ones of a cell', () => {
    const { streams, complaints } = read(`HD: ${YT}\nSD: javascript:alert(1)`);
    expect(streams.map(({ label }) => label)).toEqual(['HD']);
    expect(complaints).toHaveLength(1);
  });

  it('says a refused address of the Streams tab there, once', () => {
    expect(read('broken')).toEqual({ streams: [], complaints: [] });
    expect(problems.list().map(({ cell, code }) => `${cell} ${code}`)).toEqual(['B4 stream-refused']);
  });

  it('suggests a name that is near', () => {
    expect(sayInEnglish(read('rainshadw-yt').complaints[0]!.says)).toContain('Did you mean rainshadow-yt?');
  });

  it.each([
    ['HD (1080p): https://youtu.be/aqz-KE-bpKQ', 'HD (1080p)'],
    ['HD [1080p]: https://youtu.be/aqz-KE-bpKQ', 'HD [1080p]'],
    ['HD (1080p): youtu.be/aqz-KE-bpKQ', 'HD (1080p)'],
    ['Cam 1 (wide) - https://youtu.be/aqz-KE-bpKQ', 'Cam 1 (wide)'],
    ['(wide) Cam 1 - https://youtu.be/aqz-KE-bpKQ', '(wide) Cam 1'],
    ['(HD) (1080p) https://youtu.be/aqz-KE-bpKQ', '(HD) (1080p)'],
    ['HD：https://youtu.be/aqz-KE-bpKQ', 'HD'],
    ['HD ｜ https://youtu.be/aqz-KE-bpKQ', 'HD'],
    ['【HD】https://youtu.be/aqz-KE-bpKQ', 'HD'],
    ['カメラ1（広角）：https://youtu.be/aqz-KE-bpKQ', 'カメラ1（広角）'],
    ['[HD] https://youtu.be/aqz-KE-bpKQ', 'HD'],
    ['YouTube (https://youtu.be/aqz-KE-bpKQ)', 'YouTube'],
    ['https://youtu.be/aqz-KE-bpKQ (backup)', 'backup'],
    ['https://youtu.be/aqz-KE-bpKQ HD (1080p)', 'HD (1080p)'],
    ['HD): https://youtu.be/aqz-KE-bpKQ', 'HD'],
  ])('%s has the label %s', (text, label) => {
    expect(read(text).streams.map((stream) => stream.label)).toEqual([label]);
  });

  it('takes no more than sixteen', () => {
    const many = Array.from({ length: 40 }, (_, i) => `https://youtu.be/${String(i).padStart(11, 'a')}`).join(
      '\n',
    );
    expect(read(many).streams).toHaveLength(16);
  });
});

describe('a name that only a server can look up', () => {
  const address = 'https://www.youtube.com/@somecrew/live';
  const channel = {
    provider: 'youtube',
    kind: 'channel',
    id: 'UCabcdefghijklmnopqrstuv',
    src: 'https://www.youtube.com/embed/live_stream?channel=UCabcdefghijklmnopqrstuv',
  } as const;
  const readWith = (cell: string, answers: LookupAnswers = {}) => {
    const noted: string[] = [];
    const result = streamsReader(new Map(), { ...EMBED, answers }, ({ id }) => void noted.push(id))(cell);
    return { ...result, noted, codes: result.complaints.map(({ code }) => code) };
  };

  it('is noted and left out, without a problem, until the answer is there', () => {
    expect(readWith(`HD: ${address}\nSD: ${YT}`)).toMatchObject({
      streams: [{ label: 'SD' }],
      noted: ['@somecrew'],
      codes: [],
    });
  });

  it('is the channel that was found, with its label', () => {
    expect(readWith(`HD: ${address}`, { '@somecrew': channel }).streams).toEqual([
      { label: 'HD', length: null, embed: channel },
    ]);
  });

  it('is a problem if YouTube does not know it, or could not be asked', () => {
    expect(readWith(address, { '@somecrew': 'none' }).codes).toEqual(['stream-refused']);
    expect(readWith(address, { '@somecrew': 'unanswered' }).codes).toEqual(['stream-refused']);
  });

  it('is a radio mount only if the server has heard it: an unknown page stays a problem', () => {
    const page = 'https://radio.example.net/stream';
    const mount = { provider: 'media', kind: 'audio', id: page, src: page } as const;
    expect(readWith(page)).toMatchObject({ codes: ['stream-refused'], noted: [page] });
    expect(readWith(page, { [page]: 'none' }).codes).toEqual(['stream-refused']);
    expect(readWith(page, { [page]: mount }).streams).toEqual([
      { label: 'Stream', length: null, embed: mount },
    ]);
  });
});
