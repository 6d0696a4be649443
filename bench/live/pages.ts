import { connect, type Socket } from 'node:net';

// A process that stands for so many open pages: `node pages.ts PORT PATH FIRST COUNT`. It says on IPC when all are connected,
// when an event has reached each of them, and how many are still connected. Each address of loopback has a hundred pages.

const [port, path, first, count] = [
  Number(process.argv[2]),
  process.argv[3] ?? '/live',
  Number(process.argv[4]),
  Number(process.argv[5]),
];
const PAGES_AN_ADDRESS = 100;
/** How many are being connected at once. */
const AT_ONCE = 200;

const sockets: Socket[] = [];
let waitingFor = '';
let times: number[] = [];

const addressOf = (page: number) => {
  const n = Math.floor(page / PAGES_AN_ADDRESS);
  return `127.1.${Math.floor(n / 250)}.${(n % 250) + 1}`;
};

function open(page: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: addressOf(page) });
    sockets.push(socket);
    socket.setNoDelay(true);
    const accept = path === '/live' ? 'text/event-stream' : '*/*';
    socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\nAccept: ${accept}\r\n\r\n`);
    let isOpen = false;
    let found = '';
    socket.on('data', (data) => {
      if (!isOpen) {
        isOpen = true;
        if (data.toString('latin1', 9, 12) !== '200') reject(new Error(data.toString('latin1', 0, 200)));
        resolve();
      }
      if (waitingFor && found !== waitingFor && data.includes(waitingFor)) {
        found = waitingFor;
        times.push(Date.now());
        if (times.length === count) process.send?.({ kind: 'reached', times });
      }
    });
    socket.on('error', reject);
  });
}

process.on('message', (message: { kind: 'expect'; text: string } | { kind: 'end' }) => {
  if (message.kind === 'end') process.exit(0);
  waitingFor = message.text;
  times = [];
  process.send?.({ kind: 'ready' });
});

for (let at = 0; at < count; at += AT_ONCE) {
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, i) => open(first + at + i)));
}
process.send?.({ kind: 'open' });
