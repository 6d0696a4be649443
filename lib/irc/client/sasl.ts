import type { Credentials } from '../types.ts';

/** https://ircv3.net/specs/extensions/sasl-3.1: 400 bytes at a time, a full last piece is followed by an empty one. */
const CHUNK = 400;

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/** The answer to the server's `AUTHENTICATE +`. */
function payload(credentials: Credentials): string {
  switch (credentials.mechanism) {
    case 'PLAIN':
      return `${credentials.account}\0${credentials.account}\0${credentials.password}`;
    case 'EXTERNAL':
      return credentials.account ?? '';
    case 'OAUTHBEARER': // RFC 7628
      return `n,${credentials.account ? `a=${credentials.account}` : ''},\x01auth=Bearer ${credentials.token}\x01\x01`;
  }
}

/** The lines that carry it. */
function authenticateLines(credentials: Credentials): string[] {
  const text = base64(payload(credentials));
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += CHUNK) lines.push(`AUTHENTICATE ${text.slice(at, at + CHUNK)}`);
  if (text.length % CHUNK === 0) lines.push('AUTHENTICATE +');
  return lines;
}

/** RFC 7628 3.2.3: the server's error is answered with one %x01, then the server refuses. */
const OAUTH_ERROR_ANSWER = 'AUTHENTICATE AQ==';

/** The answer to the server's AUTHENTICATE: the credentials, or the end of the login if it wants more than we have. */
export function answerChallenge(credentials: Credentials, isFirst: boolean, challenge: string): string[] {
  if (isFirst) return authenticateLines(credentials);
  const isOauthError = credentials.mechanism === 'OAUTHBEARER' && challenge !== '+';
  return [isOauthError ? OAUTH_ERROR_ANSWER : 'AUTHENTICATE *'];
}
