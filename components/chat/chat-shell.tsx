import type { FormEvent } from 'react';
import type { Words } from '#lib/words/words.ts';

type Props = {
  words: Words['site']['chat'];
  onSubmit(event: FormEvent<HTMLFormElement>): void;
};

/**
 * The chat before it lives: head, an empty place for the lines, and the nick form where the message box will be. Only its
 * texts change later, in the viewer's language, because the panel builds on these very elements.
 */
export function ChatShell({ words, onSubmit }: Props) {
  return (
    <div className="mq-chat-panel">
      <header className="mq-chat-head">
        <h2 className="mq-chat-title me-auto text-[1rem] font-[650]">{words.title}</h2>
      </header>
      <div className="mq-chat-body">
        <p className="mq-chat-welcome">{words.welcome}</p>
      </div>
      <form className="mq-chat-nick-form" onSubmit={onSubmit}>
        <label className="col-span-full row-start-1 text-[0.8rem] text-muted" htmlFor="mq-chat-nick">
          {words.nickname}
        </label>
        <input
          id="mq-chat-nick"
          // Safari on phones zooms into anything smaller than 16 px.
          className="min-w-0 rounded border border-line bg-bg px-3 py-2 text-[length:max(16px,1rem)]"
          name="nick"
          maxLength={30}
          required
          // Firefox calls an empty field that has to be filled in a mistake, before anybody was there.
          aria-invalid={false}
          autoComplete="nickname"
          autoCapitalize="off"
          spellCheck={false}
        />
        <button
          type="submit"
          className="mq-chat-primary rounded border border-transparent bg-accent px-[0.9rem] py-2 font-semibold text-accent-text disabled:cursor-default"
          disabled
        >
          {words.join}
        </button>
      </form>
    </div>
  );
}
