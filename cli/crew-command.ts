import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#lib/backstage/role.ts';
import { cleanName } from '#server/backstage/session.ts';
import { openCrewKeys, signInLink } from '#server/crew/keys.ts';
import type { SiteIo } from './io.ts';

const USAGE = `Usage: npx marquee crew                 lists the keys
       npx marquee crew add NAME [--role look|night|all] [--account ACCOUNT]
                                        ACCOUNT: their services account on IRC, for the bot
       npx marquee crew link ID         a link that signs in once, within a day
       npx marquee crew remove ID       takes a key back; its sign-ins end
`;

/**
 * `npx marquee crew`: the keys of the crew. The site may run meanwhile.
 * @returns the exit code: 0; 1 if nothing was changed; 2 for a wrong call
 */
export function crewCommand(argv: string[], { stdout, stderr, env, now, root }: SiteIo): number {
  const folder = root ?? dirname(import.meta.dirname);
  const envFile = join(folder, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const keys = openCrewKeys(resolve(folder, env.DATA_DIR || 'data'));
  const call = parse(argv);
  if (!call) {
    stderr.write(USAGE);
    return 2;
  }
  const { words, role, account } = call;
  const [command = 'list', subject = ''] = words;
  const siteUrl = new URL(env.SITE_URL || 'http://localhost:3000');
  const fail = (sentence: string) => {
    stderr.write(`${sentence}\n`);
    return 1;
  };
  const say = (lines: readonly string[]) => {
    stdout.write(`${lines.join('\n')}\n`);
    return 0;
  };
  const link = (id: string) => {
    const token = keys.newLink(id, now());
    return token === null ? [] : [`Link, for one press within a day: ${signInLink(token, siteUrl)}`];
  };
  const known = keys.list().find(({ id, name }) => id === subject || name === subject);
  switch (command) {
    case 'list':
      return say([
        `BACKSTAGE_KEY: ${env.BACKSTAGE_KEY ? 'set, role all' : 'not set, so that backstage is off'}`,
        ...keys.list().map((key) => `${key.id}  ${key.role.padEnd(5)}  ${key.name}, made ${key.madeAt}`),
      ]);
    case 'add': {
      const made = keys.make(
        { name: cleanName(subject), role, account },
        { madeBy: 'npx marquee crew', now: now() },
      );
      return made
        ? say([`Key, shown only now: ${made.key}`, ...link(made.id)])
        : fail('There are too many keys.');
    }
    case 'link':
      return known ? say(link(known.id)) : fail(`There is no key ${subject}.`);
    default:
      return known && keys.revoke(known.id)
        ? say([`Taken back: ${known.name}.`])
        : fail(`There is no key ${subject}.`);
  }
}

function parse(argv: string[]): { words: string[]; role: Role; account: string } | null {
  try {
    const { values, positionals: words } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { role: { type: 'string', default: 'night' }, account: { type: 'string', default: '' } },
    });
    const role = ROLES.find((one) => one === values.role);
    const [command, subject] = words;
    const isKnown =
      command === undefined || command === 'list' || ['add', 'link', 'remove'].includes(command);
    const isWhole = command === undefined || command === 'list' ? words.length < 2 : words.length === 2;
    if (!role || !isKnown || !isWhole || (command === 'add' && cleanName(subject ?? '') === '')) return null;
    return { words, role, account: values.account };
  } catch {
    return null;
  }
}
