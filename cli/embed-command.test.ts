import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { embedCommand } from './embed-command.ts';

async function run(argv: string[], stdin = '', env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await embedCommand(argv, {
    stdin: Readable.from([stdin]),
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
    env,
  });
  return { code, out: out.join(''), err: err.join('') };
}

test('--json answers each address in its place', async () => {
  const input = ['https://youtu.be/dQw4w9WgXcQ?t=90', 'TBA', 'twitch.tv/somecrew', 7];
  const { code, out, err } = await run(['--json'], JSON.stringify(input));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const results = JSON.parse(out);
  expect(results).toHaveLength(4);
  expect(JSON.stringify(results[0])).toBe(
    '{"ok":true,"provider":"youtube","kind":"video","id":"dQw4w9WgXcQ","start":90,"src":"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90"}',
  );
  expect(results[1]).toEqual({ ok: false, reason: expect.any(String) });
  expect(results[2]).toEqual({
    ok: true,
    provider: 'twitch',
    kind: 'channel',
    id: 'somecrew',
    src: 'https://player.twitch.tv/?channel=somecrew&parent=localhost',
  });
  expect(results[3]).toEqual({ ok: false, reason: expect.any(String) });
});

test('SITE_URL and EMBED_HOSTS count', async () => {
  const env = {
    SITE_URL: 'https://show.example.org:8443/x',
    EMBED_HOSTS: 'Cast.example.org, tube.example.org',
  };
  const { out } = await run(
    ['--json'],
    '["twitch.tv/somecrew","https://cast.example.org/","https://tube.example.org/page"]',
    env,
  );
  expect(JSON.parse(out)).toMatchObject([
    { src: 'https://player.twitch.tv/?channel=somecrew&parent=show.example.org' },
    { provider: 'owncast' },
    { provider: 'page' },
  ]);
});

test.each(['', 'nonsense', '{"a":1}', '"https://youtu.be/dQw4w9WgXcQ"', '["a"'])(
  'stdin %j is one sentence and exit 2',
  async (stdin) => {
    const { code, out, err } = await run(['--json'], stdin);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[A-Z][^\n]*\.\n$/);
  },
);

test('an empty array is answered with one', async () => {
  expect(await run(['--json'], '[]')).toMatchObject({ code: 0, out: '[]\n' });
});

test('for people: what it is, or why not', async () => {
  const accepted = await run(['https://youtu.be/dQw4w9WgXcQ?t=90']);
  expect(accepted).toMatchObject({ code: 0, out: expect.stringContaining('youtube video') });
  expect(accepted.out).toContain('90 s');
  const refused = await run(['rtmp://live.example.net/app/secret-key']);
  expect(refused).toMatchObject({ code: 1, out: expect.stringMatching(/^Refused\. Browsers/) });
  expect(refused.out).not.toContain('secret-key');
});

test.each([[[]], [['--help']], [['a', 'b']], [['--json', 'x']]])('%j shows how it is used', async (argv) => {
  expect(await run(argv)).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
});

test('a wrong SITE_URL is named', async () => {
  expect(await run(['x'], '', { SITE_URL: 'nonsense' })).toMatchObject({
    code: 2,
    err: expect.stringContaining('SITE_URL'),
  });
});
