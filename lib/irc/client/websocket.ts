import type { ConnectTransport } from '../types.ts';

/** The part of a browser's (or ws's) WebSocket that is used. */
export type Socket = {
  binaryType: string;
  readonly protocol: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
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

/** IRC over WebSocket (ircv3.net/specs/extensions/websocket), with a subprotocol or, where the server knows none, without. */
export function webSocketTransport(_options: WebSocketOptions): ConnectTransport {
  throw new Error('The transport is being written: code against types.ts.');
}
