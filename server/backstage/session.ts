import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';

/** The person who is signed in. The name was typed and is not verified, unless the sign-in is of a key of their own (`id`). */
export type Session = { name: string; id?: string };

const COOKIE = 'marquee_backstage';
/** How long (ms) a sign-in lasts. */
const LONGEST = 30 * 86_400_000;
const LONGEST_NAME = 40;

const payloadSchema = z.object({ name: z.string(), until: z.number(), id: z.string().optional() });

/** The value of the cookie. Signed with the key itself, so that another key ends every session. */
export function createSession(name: string, key: string, now: number, id?: string): string {
  const session = { name: cleanName(name), until: now + LONGEST, ...(id !== undefined && { id }) };
  const payload = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${payload}.${sign(payload, key)}`;
}

/**
 * The person of a cookie, or null if it is forged, made with another key, or too old.
 * @param keyOf gives what a sign-in with a key of their own is signed with; null if that key is gone
 */
export function readSession(
  value: string,
  master: string,
  now: number,
  keyOf: (id: string) => string | null = () => null,
): Session | null {
  const [payload = '', signature = ''] = value.split('.');
  const { data: said } = payloadSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()));
  const key = said?.id === undefined ? master : keyOf(said.id);
  if (!said || key === null) return null;
  const expected = Buffer.from(sign(payload, key));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { until, ...session } = said;
  return until > now ? session : null;
}

const sign = (payload: string, key: string) =>
  createHmac('sha256', `session ${key}`).update(payload).digest('base64url');

/** A name on one line, without characters that would change the direction of the text. */
export function cleanName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}

/** The Set-Cookie header of a session; an empty value signs out. */
export function sessionCookie(value: string, secure: boolean): string {
  const age = value === '' ? 0 : LONGEST / 1000;
  return `${COOKIE}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/** The session's value in a Cookie header. */
export function cookieIn(header: string | null): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value) return value;
  }
  return null;
}
