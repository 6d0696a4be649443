import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Delivery, FORGES, gitlabSigned, type Keys, type PushFacts } from '../../e2e/bot/forges.ts';
import { webhookListener } from './listener.ts';
import type { Push } from './push.ts';

const KEYS: Keys = {
  secret: 'a-secret-for-tests',
  signingToken: `whsec_${Buffer.from('signing key for tests 32 bytes!!').toString('base64')}`,
};
const id = (n: number) => n.toString(16).padStart(40, 'a');
const FACTS: PushFacts = {
  repository: 'crew/site',
  ref: 'refs/heads/main',
  before: id(0),
  after: id(3),
  pusher: 'alice',
  commits: [
    { id: id(1), message: 'notes: add season two\n\nAll of it.', author: 'alice' },
    { id: id(2), message: 'theme: darker', author: 'bob' },
    { id: id(3), message: 'notes: mend a link', author: 'alice' },
  ],
};

let server: Server;
let url = '';
let taken: Push[] = [];
let digests = new Set<string>();
let keys: { secret: string | null; signingToken: string | null } = KEYS;

beforeEach(async () => {
  taken = [];
  digests = new Set();
  keys = KEYS;
  server = createServer((request, response) =>
    webhookListener({
      ...keys,
      repository: 'crew/site',
      branch: 'main',
      take(digest, push) {
        if (digests.has(digest)) return false;
        digests.add(digest);
        taken.push(push);
        return true;
      },
      now: Date.now,
      log: () => {},
    })(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function send({ headers, body }: Delivery): Promise<number> {
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  await response.text();
  return response.status;
}

const forge = (name: string, facts: Partial<PushFacts> = {}) => FORGES[name]!({ ...FACTS, ...facts }, KEYS);
const names = Object.keys(FORGES);

describe.each(names)('a push from %s', (name) => {
  it('is taken, in one form', async () => {
    expect(await send(forge(name))).toBe(202);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({
      pusher: 'alice',
      total: 3,
      commits: [
        { id: id(1), author: 'alice', subject: 'notes: add season two' },
        { id: id(2), author: 'bob', subject: 'theme: darker' },
        { id: id(3), author: 'alice', subject: 'notes: mend a link' },
      ],
    });
    expect(taken[0]!.compare).toMatch(/^https:\/\/forge\.example\.org\/crew\/site\/(-\/)?compare\//);
  });

  it('is refused when a byte of it is another', async () => {
    const { headers, body } = forge(name);
    const changed = Buffer.from(body);
    changed[changed.indexOf('alice')] = 0x41;
    // A secret token signs nothing: that is its weakness, and why GitLab has the other way.
    expect(await send({ headers, body: changed })).toBe(name.includes('secret token') ? 202 : 401);
  });

  it.each(Object.keys(forge(name).headers).filter((header) => /signature|token/.test(header)))(
    'is refused with a wrong %s, whatever else is right',
    async (header) => {
      const { headers, body } = forge(name);
      const value = headers[header]!;
      const last = value.at(-2) === '0' ? '1' : '0';
      expect(
        await send({ headers: { ...headers, [header]: value.slice(0, -2) + last + value.at(-1) }, body }),
      ).toBe(401);
      expect(taken).toHaveLength(0);
    },
  );

  it('is refused without its signatures', async () => {
    const { headers, body } = forge(name);
    const bare = Object.fromEntries(
      Object.entries(headers).filter(([header]) => !/signature|token/.test(header)),
    );
    expect(await send({ headers: bare, body })).toBe(401);
  });

  it('is refused the second time', async () => {
    const delivery = forge(name);
    expect(await send(delivery)).toBe(202);
    expect(await send(delivery)).toBe(409);
    expect(taken).toHaveLength(1);
  });

  it.each(['', 'no secret at all'])('is refused if the bot has no secret: %j', async () => {
    keys = { secret: null, signingToken: null };
    expect(await send(forge(name))).toBe(401);
    keys = { secret: '', signingToken: '' };
    expect(await send(FORGES[name]!(FACTS, { secret: '', signingToken: 'whsec_' }))).toBe(401);
    expect(taken).toHaveLength(0);
  });

  it.each([
    ['refs/heads/main2', 200],
    ['refs/heads/not-main', 200],
    ['refs/heads/feature/main', 200],
    ['refs/tags/main', 200],
    ['main', 200],
    ['refs/heads/main/../main', 200],
    ['refs/heads/main\u0000', 200],
    ['--upload-pack=touch canary', 200],
    ['ext::sh -c touch% canary', 200],
  ])('to the ref %j is left alone', async (ref, status) => {
    expect(await send(forge(name, { ref }))).toBe(status);
    expect(taken).toHaveLength(0);
  });

  it.each(['mallory/site', 'crew/site2', 'crew', 'xcrew/site', 'Crew/Site', '--upload-pack=x/site'])(
    'of the repository %j is refused',
    async (repository) => {
      expect(await send(forge(name, { repository }))).toBe(403);
      expect(taken).toHaveLength(0);
    },
  );

  it.each(['--upload-pack=x', 'ext::sh', 'HEAD', 'a'.repeat(39), 'g'.repeat(40), `${'a'.repeat(40)}\n`])(
    'with the object name %j is refused',
    async (after) => {
      expect(await send(forge(name, { after }))).toBe(400);
      expect(taken).toHaveLength(0);
    },
  );

  it('that deletes the branch is left alone', async () => {
    expect(await send(forge(name, { after: '0'.repeat(40), commits: [] }))).toBe(200);
    expect(taken).toHaveLength(0);
  });
});

it('takes GitHub’s form encoding, signed as it is sent', async () => {
  const { headers } = forge('GitHub');
  const { createHmac } = await import('node:crypto');
  const body = Buffer.from(new URLSearchParams({ payload: forge('GitHub').body.toString() }).toString());
  const signed = `sha256=${createHmac('sha256', KEYS.secret).update(body).digest('hex')}`;
  const { 'x-hub-signature': _old, ...rest } = headers;
  expect(
    await send({
      headers: {
        ...rest,
        'content-type': 'application/x-www-form-urlencoded',
        'x-hub-signature-256': signed,
      },
      body,
    }),
  ).toBe(202);
});

it('refuses the old SHA-1 signature alone', async () => {
  const { headers, body } = forge('GitHub');
  const { 'x-hub-signature-256': _new, ...rest } = headers;
  expect(await send({ headers: rest, body })).toBe(401);
});

it.each([-301, 301, -86_400])('refuses a signed timestamp that is off by %i s', async (seconds) => {
  expect(await send(gitlabSigned(FACTS, KEYS, Date.now() + seconds * 1000))).toBe(401);
});

it('refuses a bad signature beside a good one in one header', async () => {
  const { headers, body } = forge('GitLab with a signing token');
  const both = `v1,${Buffer.alloc(32).toString('base64')} ${headers['webhook-signature']}`;
  expect(await send({ headers: { ...headers, 'webhook-signature': both }, body })).toBe(401);
});

it('refuses GitLab’s token if a signed delivery should also have it right', async () => {
  const { headers, body } = forge('GitLab with a signing token');
  expect(await send({ headers: { ...headers, 'x-gitlab-token': 'another' }, body })).toBe(401);
  expect(await send({ headers: { ...headers, 'x-gitlab-token': KEYS.secret }, body })).toBe(202);
});

it.each(['ping', 'issues', 'Tag Push Hook'])('leaves the event %s alone', async (event) => {
  const { headers, body } = forge('GitHub');
  expect(await send({ headers: { ...headers, 'x-github-event': event }, body })).toBe(200);
  expect(taken).toHaveLength(0);
});

it('refuses a body of 2 MB, and takes none of it', async () => {
  const body = Buffer.alloc(2_000_000, 0x20);
  const { headers } = forge('GitHub');
  expect(await send({ headers, body })).toBe(413);
});

it.each(['', 'null', '[]', '{', '"push"', '{"ref":1}'])('refuses the signed body %j', async (text) => {
  const { createHmac } = await import('node:crypto');
  const body = Buffer.from(text);
  const signature = createHmac('sha256', KEYS.secret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-gogs-event': 'push',
    'x-gogs-signature': signature,
  };
  expect(await send({ headers, body })).toBe(400);
});

it('has nothing else', async () => {
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(new URL('/', url))).status).toBe(404);
  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
});
