import { showText } from '#lib/irc/message/safety.ts';
import type { Client } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { completeNick } from '../composer/completion.ts';
import { type Composer, createComposer } from '../composer/composer.tsx';
import type { Emotes } from '../log/render-text.ts';
import { limitText } from '../status/limit-text.ts';
import { chat } from '../words.ts';
import type { Extras } from './extras.ts';
import type { Views } from './views.ts';
import './writing.css';

export type WritingOptions = {
  client: Client;
  views: Views;
  emotes(): Emotes;
  /** The parts that are loaded after the box; null until then. */
  extras(): Extras | null;
  /** Resolves when it is there, or to null when the panel is gone. */
  arrived: Promise<Extras | null>;
};

/** The message box, which is there as soon as the channel is open. A message waits until `extras` is loaded. */
export function createWriting({ client, views, emotes, extras, arrived }: WritingOptions) {
  const { state } = client;
  const composer: Composer = createComposer({
    send: (text, replyTo) =>
      extras()?.actions.send(text, replyTo) ??
      arrived.then((there) => there?.actions.send(text, replyTo) ?? false),
    complete: (text, caret) =>
      extras()?.completeCommand(text, caret) ??
      completeNick(text, caret, (typed) => views.channel()?.members.complete(typed, 20) ?? []),
    emotes,
    onTyping(typing, text) {
      if (text.startsWith('/')) void extras()?.actions.loadCommands();
      client.typing(views.target()?.name ?? '', typing);
    },
  });
  window.addEventListener('pagehide', composer.saveDraft);
  return {
    composer,
    sync(): void {
      const target = views.target();
      if (target === undefined) return;
      composer.open(target.key, say(chat.box.placeholder, { name: showText(target.name) }));
      composer.hint(target.joined ? limitText(target, state.self.account) : '');
    },
    dispose(): void {
      window.removeEventListener('pagehide', composer.saveDraft);
      composer.dispose();
    },
  };
}

export type Writing = ReturnType<typeof createWriting>;
