import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

/** A WebSocket before an IRC server that has none. It passes addresses on by WEBIRC, as KiwiIRC's webircgateway does. */
export async function startBridge(port: number, password: string) {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => sockets.once('listening', resolve));
  sockets.on('connection', (socket, request) => {
    const address = String(request.headers['x-forwarded-for'] ?? '127.0.0.1');
    const irc = connect(port, '127.0.0.1').setEncoding('utf8');
    irc.write(`WEBIRC ${password} bridge ${address} ${address}\r\n`);
    let rest = '';
    irc.on('data', (data: string) => {
      const lines = (rest + data).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) socket.send(line);
    });
    socket.on('message', (data) => irc.write(`${data}\r\n`));
    socket.on('close', () => irc.destroy());
    irc.on('close', () => socket.close());
    irc.on('error', () => socket.close());
  });
  return {
    url: `ws://127.0.0.1:${(sockets.address() as { port: number }).port}/`,
    close: () => new Promise((resolve) => sockets.close(resolve)),
  };
}
