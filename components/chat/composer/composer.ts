import type { Line } from '#lib/irc/types.ts';
import { button, el, icon, setText, toggle } from '../panel/dom.ts';
import { type Completion, type EmojiName, emojiTyped, searchEmoji } from './completion.ts';
import { createDrafts } from './drafts.ts';
import { createInputHistory } from './input-history.ts';
import { createSuggestions } from './suggestions.ts';

export type ComposerOptions = {
  /** Takes what was typed; false gives it back. */
  send(text: string, replyTo: Line | null): boolean;
  /** For the Tab key. */
  complete(text: string, caret: number): Completion | null;
  /** All emoji and emotes, loaded when the first is typed. */
  emoji(): Promise<readonly EmojiName[]>;
  onTyping(state: 'active' | 'paused' | 'done'): void;
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

const PAUSE_MS = 3000;
const SAVE_MS = 800;

/** The box that messages are written in. Typing touches nothing but the box itself. */
export function createComposer(options: ComposerOptions): Composer {
  const box = el('textarea', 'mq-chat-box');
  box.setAttribute('aria-label', 'Message');
  box.rows = 1;
  box.enterKeyHint = 'send';
  box.autocapitalize = 'sentences';
  box.dir = 'auto';
  const replyText = el('span', 'mq-chat-reply-text');
  const reply = el(
    'div',
    'mq-chat-replying',
    replyText,
    button('mq-chat-tool', 'Do not reply', () => setReply(null, ''), icon('close')),
  );
  const hint = el('p', 'mq-chat-hint');
  const suggestions = createSuggestions(box, take);
  const sendButton = button('mq-chat-tool mq-chat-send', 'Send', submit, icon('send'));
  const smile = button('mq-chat-tool', 'Emoji', () => void pickEmoji(), icon('smile'));
  const element = el(
    'div',
    'mq-chat-composer',
    suggestions.element,
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
  let cycle: { completion: Completion; index: number; text: string } | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let save: ReturnType<typeof setTimeout> | undefined;

  function submit(): void {
    const text = box.value;
    if (text.trim() === '' || !options.send(text, replyLine)) return;
    history.add(text);
    clearTimeout(pause);
    setReply(null, '');
    setBox('');
    drafts.set(key, '');
    drafts.save();
    box.focus();
  }

  function setBox(text: string, caret = text.length): void {
    box.value = text;
    box.setSelectionRange(caret, caret);
    cycle = null;
    suggestions.close();
  }

  function replace(from: number, to: number, text: string): void {
    setBox(box.value.slice(0, from) + text + box.value.slice(to), from + text.length);
  }

  function setReply(line: Line | null, nick: string): void {
    replyLine = line;
    toggle(reply, line !== null);
    setText(replyText, line === null ? '' : `Replying to ${nick}`);
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

  /** Loads the names when the first is typed; by then the text may have gone on. */
  async function suggest(): Promise<void> {
    if (emojiTyped(box.value, box.selectionStart) === null) {
      suggestions.close();
      return;
    }
    const all = await options.emoji();
    const typed = emojiTyped(box.value, box.selectionStart);
    suggestions.show(typed === null ? [] : searchEmoji(all, typed.name, 8));
  }

  async function pickEmoji(): Promise<void> {
    if (suggestions.isOpen()) {
      suggestions.close();
      return;
    }
    box.focus();
    suggestions.show((await options.emoji()).slice(0, 64), true);
  }

  function take({ name, emoji }: EmojiName): void {
    const caret = box.selectionStart;
    const typed = emojiTyped(box.value, caret);
    replace(typed?.from ?? caret, caret, `${emoji || `:${name}:`} `);
    box.focus();
    onInput();
  }

  function onInput(): void {
    cycle = null;
    history.leave();
    clearTimeout(save);
    save = setTimeout(saveDraft, SAVE_MS);
    clearTimeout(pause);
    if (box.value === '' || box.value.startsWith('/')) options.onTyping('done');
    else {
      options.onTyping('active');
      pause = setTimeout(() => options.onTyping('paused'), PAUSE_MS);
    }
    if (suggestions.isOpen() || box.value.includes(':')) void suggest();
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
    if (suggestions.onKey(event.key)) return true;
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey) return false;
        submit();
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
  box.addEventListener('blur', () => suggestions.close());

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
