import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CrewKey, ROLES } from '#lib/backstage/role.ts';
import { parseJson } from '#lib/parse-json.ts';
import { isoSeconds } from '#lib/time.ts';

/** How long (ms) a sign-in link waits for its one press. */
const LINK_MS = 24 * 3_600_000;
const ID = /^[0-9a-f]{8}$/;
const MOST_KEYS = 200;

const keySchema = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  account: z.string().default(''),
  hash: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
});
const linkSchema = z.object({ hash: z.string(), until: z.number() });

/** A key with the hash that its sessions are signed with. */
export type KeptKey = CrewKey & { hash: string };

export type CrewKeys = ReturnType<typeof openCrewKeys>;

/**
 * The keys of the crew besides BACKSTAGE_KEY: a file for each in DATA_DIR/crew, so that the site and `npx marquee crew` can
 * make and revoke keys at the same time, and a key that is revoked is out at once. Only hashes are kept.
 */
export function openCrewKeys(dataDir: string) {
  const folder = join(dataDir, 'crew');
  const pathOf = (id: string) => join(folder, `${id}.json`);
  const linkOf = (id: string) => join(folder, `${id}.link`);

  function write(path: string, value: object): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${path}.new-${process.pid}`;
    writeFileSync(temporary, JSON.stringify(value), { mode: 0o600 });
    chmodSync(temporary, 0o600);
    // The command may be run by root, while the site runs as another user.
    const { uid, gid } = statSync(dataDir);
    if (process.getuid?.() === 0) for (const one of [folder, temporary]) chownSync(one, uid, gid);
    renameSync(temporary, path);
  }

  function read(id: string): KeptKey | null {
    const key = ID.test(id) ? keySchema.safeParse(readJson(pathOf(id))) : null;
    return key?.success ? { id, ...key.data } : null;
  }

  function list(): CrewKey[] {
    const names = namesIn(folder).filter((name) => name.endsWith('.json'));
    const keys = names.flatMap((name) => read(name.slice(0, -5)) ?? []);
    return keys
      .map(({ hash: _hash, ...key }) => key)
      .sort((a, b) => Date.parse(a.madeAt) - Date.parse(b.madeAt));
  }

  /** A token that signs in once, with the rights of a key. A new one takes the place of the one before. */
  function newLink(id: string, now: number): string | null {
    if (!read(id)) return null;
    const secret = newSecret();
    write(linkOf(id), { hash: hashOf(secret), until: now + LINK_MS });
    return `${id}-${secret}`;
  }

  return {
    list,
    read,
    newLink,
    /** Makes a key; the key itself is not kept, and cannot be shown again. Null if there are too many. */
    make(
      person: Pick<CrewKey, 'name' | 'role' | 'account'>,
      by: { madeBy: string; now: number },
    ): { id: string; key: string } | null {
      if (list().length >= MOST_KEYS) return null;
      const id = randomBytes(4).toString('hex');
      const secret = newSecret();
      const made = { ...person, madeAt: isoSeconds(by.now), madeBy: by.madeBy };
      write(pathOf(id), { ...made, hash: hashOf(secret) });
      return { id, key: `${id}-${secret}` };
    },
    /** Ends a key, its link and all its sign-ins; false if it is gone already. */
    revoke(id: string): boolean {
      if (!read(id)) return false;
      rmSync(linkOf(id), { force: true });
      rmSync(pathOf(id), { force: true });
      return true;
    },
    /** The key of a services account on IRC, which is compared in lower case; null if there is none. */
    ofAccount: (account: string): CrewKey | null =>
      list().find((key) => key.account !== '' && key.account.toLowerCase() === account.toLowerCase()) ?? null,
    /** The key that somebody typed, or null. */
    find(typed: string): KeptKey | null {
      const { id, secret } = parts(typed);
      const key = read(id);
      return key && isSame(hashOf(secret), key.hash) ? key : null;
    },
    /** Signs in by a link's token, which is spent by that: of two presses at the same time one comes in. */
    spend(token: string, now: number): KeptKey | null {
      const { id, secret } = parts(token);
      const key = read(id);
      const link = key && linkSchema.safeParse(readJson(linkOf(id)));
      if (!link?.success || link.data.until < now || !isSame(hashOf(secret), link.data.hash)) return null;
      try {
        rmSync(linkOf(id));
        return key;
      } catch {
        return null;
      }
    },
  };
}

/** The token stands behind `#`, so that no server and no log sees it when the page is asked for. */
export const signInLink = (token: string, siteUrl: URL): string =>
  new URL(`/backstage#token=${token}`, siteUrl).href;

const newSecret = () => randomBytes(18).toString('base64url');
const hashOf = (secret: string) => createHash('sha256').update(`crew ${secret}`).digest('hex');
const isSame = (given: string, kept: string) =>
  given.length === kept.length && timingSafeEqual(Buffer.from(given), Buffer.from(kept));

function parts(typed: string): { id: string; secret: string } {
  const [, id = '', secret = ''] = /^\s*([0-9a-f]{8})-(\S{1,100})\s*$/.exec(typed) ?? [];
  return { id, secret };
}

function readJson(path: string): unknown {
  try {
    return parseJson(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
