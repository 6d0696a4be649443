import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectTransport } from '#lib/irc/types.ts';

type TcpOptions = { host: string; port: number; tls: boolean };

/** More than a server may send in a line, tags included; a peer that sends more without a line break is not an IRC server. */
const MOST_UNBROKEN = 64 * 1024;

/**
 * IRC over TCP, with TLS and its certificate checked, or without. Lines end in CR LF or LF; malformed UTF-8 becomes
 * U+FFFD.
 */
export function tcpTransport({ host, port, tls }: TcpOptions): ConnectTransport {
  return (events) => {
    let opened = false;
    let done = false;
    let rest = '';
    // A name for SNI; an address must not be one (RFC 6066).
    const servername = /^[\d.]+$|:/.test(host) ? undefined : host;
    const socket: Socket = tls ? connectTls({ host, port, servername }) : connectTcp({ host, port });
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
    const decoder = new TextDecoder();
    const close = (reason: string) => {
      if (done) return;
      done = true;
      socket.destroy();
      events.onClose({ opened, code: 0, reason });
    };
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      opened = true;
      if (!done) events.onOpen();
    });
    socket.on('data', (data: Buffer) => {
      const lines = (rest + decoder.decode(data, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const text = line.endsWith('\r') ? line.slice(0, -1) : line;
        if (text && !done) events.onLine(text);
      }
      if (rest.length > MOST_UNBROKEN) close('A line without an end.');
    });
    socket.on('error', (error) => close(error.message));
    socket.on('close', () => close(''));
    return {
      send(text) {
        if (opened && !done) socket.write(`${text}\r\n`);
      },
      close() {
        done = true;
        // Data that was written before is sent first: a QUIT, a last announcement.
        socket.end();
        setTimeout(() => socket.destroy(), 2000).unref();
      },
    };
  };
}
