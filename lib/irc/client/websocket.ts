import type { ConnectTransport, TransportEvents } from '../types.ts';

/** The part of a browser's (or ws's) WebSocket that is used. */
export type Socket = {
  binaryType: string;
  readonly protocol: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number): void;
};

export type WebSocketOptions = {
  /** wss://… */
  url: string;
  /** `(url, protocols) => new WebSocket(url, protocols)` */
  createSocket: (url: string, protocols: string[]) => Socket;
  /** Keeps, by address, whether subprotocols work there; localStorage will do. */
  memory?: { get(key: string): string | null; set(key: string, value: string): void };
};

const TEXT = 'text.ircv3.net';
const decoder = new TextDecoder();

/** A frame is one line; gateways that put several into one, or end them with CR LF, are understood too. */
function eachLine(data: unknown, onLine: (line: string) => void): void {
  // Malformed UTF-8 in binary frames becomes U+FFFD here; text frames are the browser's to check.
  const text = typeof data === 'string' ? data : decoder.decode(data as ArrayBuffer);
  if (!text.includes('\n')) {
    if (text) onLine(text.endsWith('\r') ? text.slice(0, -1) : text);
    return;
  }
  for (const line of text.split(/[\r\n]+/)) if (line) onLine(line);
}

/**
 * IRC over WebSocket (https://ircv3.net/specs/extensions/websocket). No subprotocol is asked for at first: servers that
 * know none, such as InspIRCd before 3.18, answer without one, and browsers then close the socket before it opens, with
 * an error in the console. A server that insists on one refuses instead: it is asked for at once, and what worked is
 * remembered for the address. KiwiIRC's webircgateway speaks the same at /webirc/websocket/.
 */
export function webSocketTransport({ url, createSocket, memory }: WebSocketOptions): ConnectTransport {
  const key = `irc-subprotocol ${url}`;
  let works = memory?.get(key) ?? '';
  const remember = (mode: string) => {
    if (mode === works) return;
    works = mode;
    memory?.set(key, mode);
  };
  return (events: TransportEvents) => {
    let socket: Socket | null = null;
    let done = false;
    const fail = (opened: boolean, code: number, reason: string) => {
      if (done) return;
      done = true;
      events.onClose({ opened, code, reason });
    };
    const attempt = (mode: 'text' | 'none', other: boolean) => {
      let opened = false;
      try {
        socket = createSocket(url, mode === 'text' ? [TEXT] : []);
      } catch (error) {
        // The address is malformed, or is ws: on a page that came over https. This is reported after the caller has its
        // transport.
        queueMicrotask(() => fail(false, 1006, String(error)));
        return;
      }
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => {
        opened = true;
        remember(mode);
        if (!done) events.onOpen();
      };
      socket.onmessage = ({ data }) =>
        eachLine(data, (line) => {
          if (!done) events.onLine(line);
        });
      socket.onerror = () => {};
      socket.onclose = ({ code, reason }) => {
        if (done) return;
        if (!opened) remember('');
        if (!opened && other) attempt(mode === 'text' ? 'none' : 'text', false);
        else fail(opened, code, reason);
      };
    };
    if (works === 'text') attempt('text', false);
    else attempt('none', works === '');
    return {
      send: (line) => socket?.send(line),
      close() {
        done = true;
        socket?.close();
      },
    };
  };
}
