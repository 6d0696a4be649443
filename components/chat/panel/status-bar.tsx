import type { Client, Conversation } from '#lib/irc/types.ts';
import { type StatusAction, type StatusLine, statusLine } from '../status/status-line.ts';
import { chat } from '../words.ts';
import { MINI } from './dom.ts';
import { createReactPart } from './react-part.tsx';

type Props = StatusLine & { onAct(action: StatusAction): void };

/** Says in plain words what is wrong, and offers a way to correct it. */
export function StatusBar({ text, action, onAct }: Props) {
  return (
    <p
      className="mq-chat-status absolute inset-x-0 top-full z-2 flex min-h-8 items-center justify-between gap-2 bg-[color-mix(in_srgb,var(--mq-accent)_16%,var(--mq-surface))] px-[0.9rem] py-[0.35rem] wrap-anywhere"
      role="status"
      hidden={text === ''}
    >
      <span>{text}</span>
      {action && (
        <button type="button" className={MINI} onClick={() => onAct(action)}>
          {chat.status[action]}
        </button>
      )}
    </p>
  );
}

/** The status bar of a client's connection, and of the channel in view. */
export function createStatusBar(client: Client, open: (kind: 'login' | 'key') => unknown) {
  const { element, draw, remove } = createReactPart();
  /** The connection in which the viewer was last in a conversation. If they are not in it now, they have left. */
  const been = new WeakMap<Conversation, number>();
  let shown: Conversation | undefined;
  let drawn = '';
  let tick: ReturnType<typeof setTimeout> | undefined;

  function act(action: StatusAction): void {
    if (action === 'logIn') open('login');
    else if (action === 'giveKey') open('key');
    else if (action === 'connect') client.connect();
    else if (action === 'tryNow') client.wake();
    else if (shown !== undefined) client.join(shown.name);
  }

  function sync(conversation: Conversation | undefined): void {
    clearTimeout(tick);
    shown = conversation;
    const { connection } = client.state;
    const since = connection.kind === 'connected' ? connection.since : 0;
    if (since > 0 && conversation?.joined) been.set(conversation, since);
    const hasBeenIn = conversation !== undefined && been.get(conversation) === since;
    const line = statusLine({ connection, conversation, hasBeenIn, now: Date.now() });
    const next = `${line.action} ${line.text}`;
    if (next !== drawn) draw(<StatusBar {...line} onAct={act} />);
    drawn = next;
    // The seconds until the next attempt count down.
    if (connection.kind === 'waiting') tick = setTimeout(() => sync(conversation), 1000);
  }

  return {
    element,
    sync,
    dispose(): void {
      clearTimeout(tick);
      remove();
    },
  };
}
