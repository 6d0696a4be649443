/** A source of chance that gives the same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const METHODS = [
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'get',
  'G\tT',
  '',
];
const TARGETS = [
  '/',
  '//[/x',
  '//a:99999/',
  '//[::1/x',
  '///',
  '/\\evil',
  '\\\\x',
  '*',
  '?x',
  '',
  'http://[/x',
  'http://a:99999/',
  'http://a/schedule',
  '/%',
  '/%00',
  '/%E0%A4%A',
  '/%c0%ae%c0%ae/',
  '/..%2f..%2fetc/passwd',
  '/../../x',
  '/./.',
  '/schedule',
  '/schedule/',
  '/schedule.json',
  '/schedule/x.ics',
  '/shows/',
  '/shows/%2e%2e',
  '/series/x/feed.xml',
  '/share/x.png',
  '/notes/../x',
  '/notes/%E0',
  '/_next/image?url=%2F',
  '/_next/data/x.json',
  '/_next/static/../../x',
  '/api/refresh',
  '/api/reminders',
  '/api/revalidate',
  '/api/x',
  '/backstage',
  '/backstage?key=x',
  '/backstage/at?instant=x',
  '/backstage/act',
  '/backstage/try',
  '/backstage/sign-in',
  '/healthz',
  '/livez',
  '/now.json?x=[',
  '/a\u0000b',
  '/template/Marquee.xlsx',
  '/demo/',
  '/.env',
  '/.git/HEAD',
  '/irc',
];
const HEADERS = [
  'Host: [',
  'Host:',
  'Host: a\r\nHost: b',
  'X-Forwarded-Host: [',
  'X-Forwarded-For: ,,,',
  'Rsc: 1',
  'Next-Router-State-Tree: {',
  'Next-Url: [',
  'Next-Router-State-Tree: %zz',
  'Next-Router-Segment-Prefetch: /../..',
  'Next-Router-Prefetch: 1',
  'Next-Action: x',
  'X-Middleware-Subrequest: x',
  'Range: bytes=99999999-',
  'Range: bytes=9-1',
  'Range: x',
  'Cookie: marquee_backstage=e30.x',
  'Cookie: =;=;',
  'Accept-Encoding: \u00ff',
  'If-None-Match: "',
  'Origin: [',
  'Content-Type: multipart/form-data',
  'Expect: 100-continue',
  'Expect: x',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: x',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999',
  'X-Marquee-Peer: here',
  'X-Marquee-Token: \u00e9\u00e9',
  'No colon',
  ': no name',
  ' folded: x',
  'Webhook-Id: x',
  'Webhook-Timestamp: x',
];
const BODIES = [
  '',
  'half',
  '{"act":',
  '5\r\nhello\r\n0\r\n\r\n',
  'zz\r\n',
  'key=%zz&name=\u0000',
  '\u0000\u0001\u00ff',
];
const ENDS = ['\r\n\r\n', '\r\n\r\n', '\r\n\r\n', '\n\n', '\r\n', ''];

/** The bytes of one request, malformed in one way or several, or not sent to its end. */
export function malformedRequest(chance: () => number): Buffer {
  const one = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T;
  const some = Array.from({ length: Math.floor(chance() * 4) }, () => one(HEADERS));
  const host = chance() < 0.8 ? ['Host: localhost'] : [];
  const target = chance() < 0.15 ? `/${'a'.repeat(Math.floor(chance() * 20_000))}` : one(TARGETS);
  const line = `${one(METHODS)} ${target} ${chance() < 0.9 ? 'HTTP/1.1' : one(['HTTP/1.0', 'HTTP/9.9', ''])}`;
  const whole = Buffer.from([line, ...host, ...some].join('\r\n') + one(ENDS) + one(BODIES), 'latin1');
  if (chance() < 0.1) return whole.subarray(0, Math.floor(chance() * whole.length));
  if (chance() < 0.1) whole[Math.floor(chance() * whole.length)] = Math.floor(chance() * 256);
  return whole;
}
