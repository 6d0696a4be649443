import { describe, expect, test } from 'vitest';
import { type Socket, webSocketTransport } from './websocket.ts';

/** A socket that the test opens, feeds and closes. */
function harness(saved: string | null = null) {
  const sockets: (Socket & { protocols: string[]; closed: boolean })[] = [];
  const memory = new Map<string, string>();
  const url = 'wss://chat.example/';
  if (saved) memory.set(`irc-subprotocol ${url}`, saved);
  const connect = webSocketTransport({
    url,
    createSocket(_url, protocols) {
      const socket = {
        protocols,
        closed: false,
        binaryType: 'blob',
        protocol: '',
        onopen: null,
        onmessage: null,
        onclose: null,
        onerror: null,
        send: () => {},
        close() {
          socket.closed = true;
        },
      };
      sockets.push(socket);
      return socket;
    },
    memory: { get: (key) => memory.get(key) ?? null, set: (key, value) => void memory.set(key, value) },
  });
  const seen: string[] = [];
  const start = () =>
    connect({
      onOpen: () => seen.push('open'),
      onLine: (line) => seen.push(`line ${line}`),
      onClose: ({ opened, code }) => seen.push(`close ${opened} ${code}`),
    });
  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('No socket was made.');
    return socket;
  };
  return { start, seen, sockets, last, remembered: () => memory.get(`irc-subprotocol ${url}`) };
}

const open = (socket: Socket) => socket.onopen?.(undefined as never);
const close = (socket: Socket, code = 1006) => socket.onclose?.({ code, reason: '' });

describe('subprotocols', () => {
  test('none at first; asked for at once when the socket never opens; the answer is remembered', () => {
    const wire = harness();
    wire.start();
    expect(wire.last().protocols).toEqual([]);
    close(wire.last());
    expect(wire.last().protocols).toEqual(['text.ircv3.net']);
    open(wire.last());
    expect([wire.seen, wire.remembered()]).toEqual([['open'], 'text']);
    close(wire.last());
    wire.start();
    expect(wire.last().protocols).toEqual(['text.ircv3.net']);
    expect(wire.sockets.length).toBe(3);
  });

  test('a server that is down is told once, and costs two sockets at the most', () => {
    const wire = harness();
    wire.start();
    close(wire.last());
    close(wire.last());
    expect(wire.seen).toEqual(['close false 1006']);
    expect(wire.sockets.length).toBe(2);
  });

  test('a remembered subprotocol is forgotten when it fails, so that a changed server is found', () => {
    const wire = harness('text');
    wire.start();
    close(wire.last());
    expect(wire.sockets.map(({ protocols }) => protocols.length)).toEqual([1]);
    wire.start();
    open(wire.last());
    expect([wire.last().protocols, wire.remembered()]).toEqual([[], 'none']);
  });
});

describe('frames', () => {
  test.each<[string, unknown, string[]]>([
    ['one line', 'PING :x', ['PING :x']],
    ['a line with its ending', 'PING :x\r\n', ['PING :x']],
    ['a stray CR', 'PING :x\r', ['PING :x']],
    ['several lines', 'PING :x\r\nPING :y\n\nPING :z', ['PING :x', 'PING :y', 'PING :z']],
    ['nothing', '', []],
    ['bytes', new TextEncoder().encode('PING :é').buffer, ['PING :é']],
    ['malformed UTF-8', new Uint8Array([0x41, 0xff, 0xc3, 0x28, 0x42]).buffer, ['A\ufffd\ufffd(B']],
  ])('%s', (_, data, lines) => {
    const wire = harness();
    wire.start();
    open(wire.last());
    wire.last().onmessage?.({ data });
    expect(wire.seen.slice(1)).toEqual(lines.map((line) => `line ${line}`));
    expect(wire.last().binaryType).toBe('arraybuffer');
  });

  test('after it was closed from here nothing is told', () => {
    const wire = harness();
    const transport = wire.start();
    open(wire.last());
    transport.close();
    wire.last().onmessage?.({ data: 'PING :late' });
    close(wire.last(), 1000);
    expect(wire.seen).toEqual(['open']);
    expect(wire.last().closed).toBe(true);
  });
});
