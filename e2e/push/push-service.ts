import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  type ECDH,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a browser would get it, and the headers that its push service got with it. */
export type Delivered = {
  /** Which browser. */
  name: string;
  message: {
    id: string;
    tag: string;
    title: string;
    before: string;
    after: string;
    start: number;
    path: string;
  };
  ttl: number;
  urgency: string;
  topic: string;
  /** The sender's claims. They are checked, except for the subject. */
  claims: { aud: string; exp: number; sub: string };
};

/** How the service answers the next message for a browser; without an answer the connection is cut. */
type Reply = { status: number; headers?: Record<string, string> } | 'cut';

export type PushService = {
  url: string;
  /** A browser that subscribes; what `PushSubscription.toJSON()` gives. */
  subscribe(name: string): { endpoint: string; keys: { p256dh: string; auth: string } };
  delivered: Delivered[];
  /** Replies for the next messages to a browser, in order; 201 afterwards. */
  reply(name: string, ...replies: Reply[]): void;
  /** Every request: which browser, and what it was answered. */
  asked: { name: string; reply: Reply }[];
  /** Resolves when `count` messages were delivered. */
  until(count: number): Promise<void>;
  /** Called before a message is answered, which waits for it. */
  onMessage: () => void | Promise<void>;
  close(): Promise<void>;
};

type Browser = { ecdh: ECDH; auth: Buffer };

/**
 * A push service and the browsers behind it, written from the RFCs and not with the library that is tested. It checks the
 * sender's token (RFC 8292) and decrypts the message (RFC 8291, 8188). It answers wrong requests with 400 or 403.
 */
export async function startPushService(vapidPublicKey: string): Promise<PushService> {
  const browsers = new Map<string, Browser>();
  const replies = new Map<string, Reply[]>();
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const name = (request.url ?? '').slice('/push/'.length);
    const browser = browsers.get(name);
    const body = await read(request);
    const reply = replies.get(name)?.shift() ?? { status: 201 };
    service.asked.push({ name, reply });
    try {
      if (!browser) throw new Wrong(404);
      const claims = checkVapid(request.headers.authorization ?? '', vapidPublicKey, service.url);
      if (request.headers['content-encoding'] !== 'aes128gcm') throw new Wrong(400);
      const message = JSON.parse(decrypt(body, browser).toString('utf8'));
      if (reply !== 'cut' && reply.status >= 300) throw new Wrong(reply.status, reply.headers);
      service.delivered.push({
        name,
        message,
        ttl: Number(request.headers.ttl),
        urgency: String(request.headers.urgency),
        topic: String(request.headers.topic),
        claims,
      });
      for (const wake of waiting) wake();
      await service.onMessage();
      if (reply === 'cut') return request.socket.destroy();
      response.writeHead(201, { location: `${service.url}/message/1` }).end();
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      response.writeHead(error.status, error.headers).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: PushService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delivered: [],
    asked: [],
    onMessage: () => {},
    subscribe(name) {
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const auth = randomBytes(16);
      browsers.set(name, { ecdh, auth });
      const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') };
      return { endpoint: `${service.url}/push/${name}`, keys };
    },
    reply: (name, ...next) => replies.set(name, next),
    async until(count) {
      while (service.delivered.length < count) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        await promise;
        waiting.delete(resolve);
      }
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return service;
}

class Wrong extends Error {
  status: number;
  headers: Record<string, string>;
  constructor(status: number, headers: Record<string, string> = {}) {
    super(String(status));
    this.status = status;
    this.headers = headers;
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** RFC 8292: `vapid t=JWT, k=KEY`, signed with ES256 by the key that the subscription was made with. */
function checkVapid(header: string, publicKey: string, origin: string): Delivered['claims'] {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
  if (key !== publicKey) throw new Wrong(403);
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const [head = '', payload = '', signature = ''] = token.split('.');
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const left = claims.exp - Date.now() / 1000;
  if (!good || claims.aud !== origin || left <= 0 || left > 24 * 3600) throw new Wrong(403);
  return claims;
}

const hmac = (key: Buffer, ...parts: Buffer[]) =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest();
const info = (text: string, ...more: Buffer[]) => Buffer.concat([Buffer.from(`${text}\0`), ...more]);
const ONE = Buffer.of(1);

/** RFC 8291, 3.4, and RFC 8188, 2.1: one record. */
function decrypt(body: Buffer, { ecdh, auth }: Browser): Buffer {
  const salt = body.subarray(0, 16);
  const size = body.readUInt32BE(16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const record = body.subarray(21 + keyLength);
  if (keyLength !== 65 || record.length > size || record.length < 18) throw new Wrong(400);
  const secret = ecdh.computeSecret(sender);
  const keyInfo = info('WebPush: info', ecdh.getPublicKey(), sender);
  const material = hmac(hmac(auth, secret), keyInfo, ONE);
  const pseudo = hmac(salt, material);
  const key = hmac(pseudo, info('Content-Encoding: aes128gcm'), ONE).subarray(0, 16);
  const nonce = hmac(pseudo, info('Content-Encoding: nonce'), ONE).subarray(0, 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  let plain: Buffer;
  try {
    plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  } catch {
    throw new Wrong(400);
  }
  // Padding: a 2 marks the last record.
  const end = plain.lastIndexOf(2);
  if (end < 0) throw new Wrong(400);
  return plain.subarray(0, end);
}
