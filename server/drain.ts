import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Follows the connections of a server. The function that it returns closes the server: each request that came is answered,
 * and each connection ends with its answer. Without this a page that is open keeps its connection, and asks on it again and
 * again, so that the server would never be closed.
 */
export function followConnections(server: Server): () => Promise<void> {
  /** How many requests are under way on each connection. */
  const connections = new Map<Socket, number>();
  let isClosing = false;
  const change = (socket: Socket, by: number) => {
    const before = connections.get(socket);
    if (before === undefined) return;
    connections.set(socket, before + by);
    if (isClosing && before + by === 0) socket.destroySoon();
  };
  server.on('connection', (socket) => {
    connections.set(socket, 0);
    socket.once('close', () => connections.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    if (isClosing) response.shouldKeepAlive = false;
    change(socket, 1);
    response.once('close', () => change(socket, -1));
  });
  return () => {
    isClosing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Browsers open connections before they need them. Node does not count these as idle.
    for (const socket of connections.keys()) if (socket.bytesRead === 0) socket.destroy();
    return closed;
  };
}
