import type { Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import type { Emotes } from '../log/render-text.ts';
import { button, CLOSE, el, icon, setText, toggle } from '../panel/dom.ts';
import { SEND, SMILE } from '../panel/icons.ts';
import { chat } from '../words.ts';
import { type Completion, emojiTyped } from './completion.ts';
import { createDrafts } from './drafts.ts';
import { createInputHistory } from './input-history.ts';

export type ComposerOptions = {
  /** Takes what was typed; false leaves it in the box. */
  send(text: string, replyTo: Line | null): boolean | Promise<boolean>;
  /** For the Tab key. */
  complete(text: string, caret: number): Completion | null;
  emotes(): Emotes;
  /** `text` is what stands in the box. */
  onTyping(state: 'active' | 'paused' | 'done', text: string): void;
};

export type Composer = {
  readonly element: HTMLElement;
  /** Changes the conversation that is written to: its draft comes, the other's is kept. */
  open(key: string, placeholder: string): void;
  replyTo(line: Line | null, nick: string): void;
  insert(text: string): void;
  focus(): void;
  /** A sentence above the box, e.g. why one cannot write; '' for none. */
  hint(text: string): void;
  saveDraft(): void;
};

type Emoji = ReturnType<typeof import('./emoji.ts').createEmoji>;

const PAUSE_MS = 3000;
const SAVE_MS = 800;

/** The box that messages are written in. Typing touches nothing but the box itself. */
export function createComposer(options: ComposerOptions): Composer {
  const box = el('textarea', 'mq-chat-box');
  const words = chat.box;
  box.setAttribute('aria-label', words.label);
  box.rows = 1;
  box.enterKeyHint = 'send';
  box.autocapitalize = 'sentences';
  box.dir = 'auto';
  const replyText = el('span', 'mq-chat-reply-text');
  const reply = el(
    'div',
    'mq-chat-replying',
    replyText,
    button('mq-chat-tool', words.noReply, () => setReply(null, ''), icon(CLOSE)),
  );
  const hint = el('p', 'mq-chat-hint');
  const sendButton = button('mq-chat-tool mq-chat-send', words.send, () => void submit(), icon(SEND));
  const smile = button(
    'mq-chat-tool',
    words.emoji,
    () => void withEmoji((emoji) => emoji.pick(options.emotes())),
    icon(SMILE),
  );
  const element = el(
    'div',
    'mq-chat-composer',
    reply,
    hint,
    el('div', 'mq-chat-write', box, smile, sendButton),
  );
  reply.hidden = true;
  hint.hidden = true;

  const drafts = createDrafts();
  const history = createInputHistory();
  let key = '';
  let replyLine: Line | null = null;
  let emoji: Emoji | null = null;
  let cycle: { completion: Completion; index: number; text: string } | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let save: ReturnType<typeof setTimeout> | undefined;

  async function submit(): Promise<void> {
    const text = box.value;
    if (text.trim() === '') return;
    const taken = options.send(text, replyLine);
    // A message is gone at once; a command may first have to be loaded.
    if (taken !== true && !(await taken)) return;
    history.add(text);
    clearTimeout(pause);
    setReply(null, '');
    if (box.value === text) setBox('');
    saveDraft();
  }

  function setBox(text: string, caret = text.length): void {
    box.value = text;
    box.setSelectionRange(caret, caret);
    cycle = null;
    emoji?.close();
  }

  function replace(from: number, to: number, text: string): void {
    setBox(box.value.slice(0, from) + text + box.value.slice(to), from + text.length);
  }

  function setReply(line: Line | null, nick: string): void {
    replyLine = line;
    toggle(reply, line !== null);
    setText(replyText, line === null ? '' : say(words.replying, { nick }));
  }

  /** Tab once takes the first, Tab again the next. */
  function completeWord(): boolean {
    if (cycle === null || cycle.text !== box.value) {
      const completion = options.complete(box.value, box.selectionStart);
      if (completion === null) return false;
      cycle = { completion, index: -1, text: '' };
    }
    const { completion, index } = cycle;
    const next = (index + 1) % completion.options.length;
    const option = completion.options[next] ?? '';
    replace(completion.from, box.selectionStart, option);
    cycle = { completion, index: next, text: box.value };
    return true;
  }

  /** The emoji come when the first is wanted; by then the text may have gone on. */
  async function withEmoji(use: (loaded: Emoji) => void): Promise<void> {
    const { createEmoji } = await import('./emoji.ts');
    if (emoji === null) {
      emoji = createEmoji(box, (from, text) => {
        replace(from, box.selectionStart, text);
        onInput();
      });
      element.prepend(emoji.element);
    }
    box.focus();
    use(emoji);
  }

  function onInput(): void {
    cycle = null;
    history.leave();
    clearTimeout(save);
    save = setTimeout(saveDraft, SAVE_MS);
    clearTimeout(pause);
    if (box.value === '' || box.value.startsWith('/')) options.onTyping('done', box.value);
    else {
      options.onTyping('active', box.value);
      pause = setTimeout(() => options.onTyping('paused', box.value), PAUSE_MS);
    }
    if (emojiTyped(box.value, box.selectionStart) !== null) {
      void withEmoji((loaded) => loaded.suggest(options.emotes()));
    } else emoji?.close();
  }

  function saveDraft(): void {
    drafts.set(key, box.value);
    drafts.save();
  }

  function older(direction: -1 | 1): boolean {
    if (!history.browsing() && box.value !== '' && direction === 1) return false;
    // With the caret within the text, the keys move it; at its ends they walk through the history.
    const atEdge =
      direction === -1
        ? !box.value.slice(0, box.selectionStart).includes('\n')
        : !box.value.slice(box.selectionEnd).includes('\n');
    const text = atEdge ? history.step(direction, box.value) : null;
    if (text === null) return false;
    setBox(text);
    return true;
  }

  function onKey(event: KeyboardEvent): boolean {
    // Enter that ends a composition (Japanese, Chinese, Korean) is not a line's end.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (emoji?.onKey(event.key)) return true;
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey) return false;
        void submit();
        return true;
      case 'Tab':
        return !event.shiftKey && completeWord();
      case 'ArrowUp':
        return older(-1);
      case 'ArrowDown':
        return older(1);
      case 'Escape':
        if (replyLine === null) return false;
        setReply(null, '');
        return true;
      default:
        return false;
    }
  }

  box.addEventListener('input', onInput);
  box.addEventListener('keydown', (event) => {
    if (onKey(event)) event.preventDefault();
  });
  box.addEventListener('blur', () => emoji?.close());

  return {
    element,
    open(next, placeholder) {
      if (next !== key) {
        if (key !== '') drafts.set(key, box.value);
        key = next;
        setReply(null, '');
        setBox(drafts.get(key));
      }
      box.placeholder = placeholder;
    },
    replyTo: (line, nick) => {
      setReply(line, nick);
      box.focus();
    },
    insert: (text) => {
      replace(box.selectionStart, box.selectionEnd, text);
      box.focus();
      onInput();
    },
    focus: () => box.focus(),
    hint(text) {
      setText(hint, text);
      toggle(hint, text !== '');
    },
    saveDraft,
  };
}
