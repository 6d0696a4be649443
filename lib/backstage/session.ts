import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who is signed in. The name is what somebody typed: it is not verified. */
export type Session = { name: string };

export const COOKIE = 'marquee_backstage';
/** Milliseconds that a sign-in is good for. */
const LONGEST = 30 * 86_400_000;
const LONGEST_NAME = 40;

/** Whether somebody knows the key; takes as long for a wrong one. */
export function isKey(given: string, key: string): boolean {
  return timingSafeEqual(digest(given, key), digest(key, key));
}

// Of one length whatever was typed, as timingSafeEqual wants.
const digest = (text: string, key: string) => createHmac('sha256', `compare ${key}`).update(text).digest();

/** The value of the cookie. Signed with the key itself, so that another key ends every session. */
export function createSession(name: string, key: string, now: number): string {
  const payload = Buffer.from(JSON.stringify({ name: cleanName(name), until: now + LONGEST })).toString(
    'base64url',
  );
  return `${payload}.${sign(payload, key)}`;
}

/** Who the cookie is of; null where it is forged, of another key, or too old. */
export function readSession(value: string, key: string, now: number): Session | null {
  const [payload = '', signature = ''] = value.split('.');
  const expected = Buffer.from(sign(payload, key));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { name, until } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return until > now ? { name } : null;
}

const sign = (payload: string, key: string) =>
  createHmac('sha256', `session ${key}`).update(payload).digest('base64url');

/** A name on one line, without what would turn the line around. */
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
