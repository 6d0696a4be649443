import { describe, expect, it } from 'vitest';
import { WrongEnvironment } from '#platform/env/read.ts';
import { readBotEnv } from './env.ts';

const IRC = { BOT_IRC: 'ircs://irc.example.org', BOT_ADMIN_CHANNEL: '#crew' };
const DEPLOY = {
  DEPLOY_FROM: 'https://forge.example.org/crew/site.git',
  DEPLOY_TO: 'dokku@show.example.org:site',
  DEPLOY_REPOSITORY: 'crew/site',
  DEPLOY_SECRET: 'sixteen characters',
};

function sentences(env: Record<string, string>): string[] {
  try {
    readBotEnv(env);
    return [];
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    return error.sentences;
  }
}

it('reads a whole configuration', () => {
  const config = readBotEnv({
    ...IRC,
    ...DEPLOY,
    SITE_URL: 'https://watch.example.org',
    BOT_OPERATORS: 'Alice, bob',
  });
  expect(config.irc).toMatchObject({
    host: 'irc.example.org',
    port: 6697,
    tls: true,
    nick: 'marquee',
    operators: ['alice', 'bob'],
  });
  expect(config.deploy).toMatchObject({
    branch: 'main',
    toBranch: 'main',
    healthUrl: 'https://watch.example.org/healthz',
  });
});

describe('a remote', () => {
  it.each([
    'https://forge.example.org/crew/site.git',
    'https://user:token@forge.example.org/crew/site.git',
    'ssh://git@forge.example.org:2222/crew/site.git',
    'git@forge.example.org:crew/site.git',
    'dokku@[2001:db8::1]:site'.replace('[2001:db8::1]', 'host'),
    '/srv/git/site.git',
    'file:///srv/git/site.git',
  ])('may be %s', (remote) => {
    expect(sentences({ ...IRC, ...DEPLOY, DEPLOY_FROM: remote, DEPLOY_TO: remote })).toEqual([]);
  });

  it.each([
    'ext::sh -c touch% /tmp/canary',
    '--upload-pack=touch /tmp/canary',
    '-oProxyCommand=touch@host:x',
    'ssh://-oProxyCommand=touch/x',
    'git@-oProxyCommand=touch:x',
    'host:-x',
    'fd::3',
    'transport::https://forge.example.org',
    'relative/path',
    'https://forge.example.org/crew/site.git --upload-pack=x',
    'http://forge.example.org/crew/site.git',
    'git://forge.example.org/crew/site.git',
  ])('may not be %s', (remote) => {
    expect(sentences({ ...IRC, ...DEPLOY, DEPLOY_FROM: remote })).toEqual([
      expect.stringMatching(/^DEPLOY_FROM must be a git address/),
    ]);
    expect(sentences({ ...IRC, ...DEPLOY, DEPLOY_TO: remote })).toEqual([
      expect.stringMatching(/^DEPLOY_TO must be a git address/),
    ]);
  });
});

it.each([
  '-main',
  'a..b',
  'a b',
  'main:other',
  '+main',
  'refs/heads/*',
  'a.lock',
  'a@{1}',
  'a/',
  'a~1',
  'a^',
])('refuses the branch %s', (branch) => {
  expect(sentences({ ...IRC, ...DEPLOY, DEPLOY_BRANCH: branch })).toEqual([
    expect.stringContaining('DEPLOY_BRANCH'),
  ]);
});

it.each([
  [{}, 'BOT_IRC (or BOT_DISCORD_WEBHOOK'],
  [{ BOT_IRC: 'ircs://irc.example.org' }, 'BOT_IRC needs BOT_ADMIN_CHANNEL or BOT_PUBLIC_CHANNEL'],
  [{ ...IRC, BOT_IRC: 'irc://irc.example.org' }, 'BOT_IRC must begin with ircs://'],
  [
    { BOT_ADMIN_CHANNEL: '#crew', BOT_SLACK_WEBHOOK: 'https://hooks.example.org/x' },
    'BOT_ADMIN_CHANNEL needs BOT_IRC',
  ],
  [{ ...IRC, BOT_ACCOUNT: 'marquee' }, 'BOT_ACCOUNT and BOT_PASSWORD go together'],
  [{ ...IRC, BOT_ADMIN_CHANNEL: 'crew' }, 'BOT_ADMIN_CHANNEL must be an IRC channel'],
  [
    { ...IRC, BOT_DISCORD_WEBHOOK: 'http://hooks.example.org/x' },
    'BOT_DISCORD_WEBHOOK must begin with https://',
  ],
  [{ ...IRC, DEPLOY_FROM: DEPLOY.DEPLOY_FROM }, 'DEPLOY_TO and DEPLOY_REPOSITORY must be set, too'],
  [
    { ...IRC, ...DEPLOY, DEPLOY_SECRET: '' },
    'DEPLOY_SECRET (or, with GitLab, DEPLOY_SIGNING_TOKEN) must be set',
  ],
  [{ ...IRC, ...DEPLOY, DEPLOY_SECRET: 'short' }, 'DEPLOY_SECRET must have at least 16 characters'],
  [{ ...IRC, ...DEPLOY, DEPLOY_SIGNING_TOKEN: 'whsec_' }, 'DEPLOY_SIGNING_TOKEN must be the signing token'],
])('says what is wrong with %j', (env, sentence) => {
  const found = sentences(env as Record<string, string>);
  expect(found.join('\n')).toContain(sentence);
  expect(found.join('\n')).not.toContain('short');
});
