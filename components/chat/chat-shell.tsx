import { type FormEvent, memo } from 'react';

/**
 * The chat before it lives: head, an empty place for the lines, and the nick form where the message box will be. It is
 * never drawn again, for the panel builds on these very elements.
 */
export const ChatShell = memo(
  function ChatShell({ onSubmit }: { onSubmit(event: FormEvent<HTMLFormElement>): void }) {
    return (
      <div className="mq-chat-panel">
        <header className="mq-chat-head">
          <h2 className="mq-chat-title">Chat</h2>
        </header>
        <div className="mq-chat-body">
          <p className="mq-chat-welcome">Watch together. Pick a nickname and say hello.</p>
        </div>
        <form className="mq-chat-nick-form" onSubmit={onSubmit}>
          <label className="mq-chat-nick-label" htmlFor="mq-chat-nick">
            Nickname
          </label>
          <input
            id="mq-chat-nick"
            className="mq-chat-input"
            name="nick"
            maxLength={30}
            required
            autoComplete="nickname"
            autoCapitalize="off"
            spellCheck={false}
          />
          <button type="submit" className="mq-chat-button mq-chat-primary" disabled>
            Join chat
          </button>
        </form>
      </div>
    );
  },
  () => true,
);
