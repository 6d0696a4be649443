import type { Client } from '#lib/irc/types.ts';

/** Tells the client what the device knows of its network. Returns how to stop that. */
export function listenToDevice(client: Client): () => void {
  const onOnline = () => client.setOnline(navigator.onLine);
  // A phone that goes from one network to another is never offline, and the old connection dies without a word.
  const network = (navigator as Navigator & { connection?: EventTarget }).connection;
  network?.addEventListener('change', client.wake);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOnline);
  return () => {
    network?.removeEventListener('change', client.wake);
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOnline);
  };
}
