import type { Provider } from '#lib/embed/types.ts';
import type { FrameCommand, FrameEvent } from './protocol.ts';
import { PROTOCOLS } from './protocols/index.ts';

/** How often (ms) a frame is asked to speak, and for how long; one that stays silent is left as it is. */
const ASK = 500;
const PATIENCE = 10_000;
/** A frame whose load was before this code came has loaded by then (ms). */
const SETTLED = 3000;

/** A provider's player in its frame. A frame without messages has no player. */
type FramePlayer = {
  /** Tells the player to do something; it may not be able to. */
  send(command: FrameCommand): void;
  close(): void;
};

/** Speaks with the player in a frame. Messages count only if they come from that frame's window and its own origin. */
export function followFrame(
  frame: HTMLIFrameElement,
  provider: Provider,
  onEvent: (event: FrameEvent) => void,
): FramePlayer | null {
  const protocol = PROTOCOLS[provider];
  if (!protocol) return null;
  const { origin } = new URL(frame.src);
  const origins = protocol.origins ?? [origin];
  const post = (message: unknown) => {
    // A frame that has not loaded is still of this page's origin, and the browser complains of messages to another.
    if (frame.contentDocument === null) frame.contentWindow?.postMessage(message, origin);
  };
  let hasSpoken = false;
  let closed = false;

  const listen = ({ source, origin: from, data }: MessageEvent) => {
    if (source === null || source !== frame.contentWindow || !origins.includes(from)) return;
    const events = protocol.read(data);
    if (events.length > 0) hasSpoken = true;
    for (const answer of protocol.answer?.(data) ?? []) post(answer);
    for (const event of events) onEvent(event);
  };
  window.addEventListener('message', listen);

  const began = performance.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const ask = () => {
    if (hasSpoken || performance.now() - began > PATIENCE + SETTLED) return clearInterval(timer);
    for (const hello of protocol.hello) post(hello);
  };
  const begin = () => {
    if (!closed && timer === undefined && protocol.hello.length > 0) timer = setInterval(ask, ASK);
  };
  frame.addEventListener('load', begin, { once: true });
  if (document.readyState === 'complete') setTimeout(begin, SETTLED);

  return {
    send(command) {
      for (const message of protocol.command(command)) post(message);
    },
    close() {
      closed = true;
      clearInterval(timer);
      frame.removeEventListener('load', begin);
      window.removeEventListener('message', listen);
    },
  };
}
