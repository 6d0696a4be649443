import type { Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import type { Emotes } from '../log/render-text.ts';
import { setText, toggle } from '../panel/dom.ts';
import { chat } from '../words.ts';
import { type Completion, emojiTyped } from './completion.ts';
import { createComposerParts } from './composer-parts.ts';
import { createDrafts } from './drafts.ts';
import { createInputHistory } from './input-history.ts';
import { createLazyEmoji } from './lazy-emoji.ts';
import { createTypingNotice } from './typing-notice.ts';
import { createWordCompletion } from './word-completion.ts';

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
  /** Changes the conversation that is written to. Its draft is shown, and the draft of the other one is kept. */
  open(key: string, placeholder: string): void;
  replyTo(line: Line | null, nick: string): void;
  insert(text: string): void;
  focus(): void;
  /** A sentence above the box, e.g. why one cannot write; '' for none. */
  hint(text: string): void;
  saveDraft(): void;
};

const SAVE_MS = 800;

/**
 * Whether a key belongs to a composition (Japanese, Chinese, Korean): Enter that ends one is not a line's end. Safari sends
 * that key after the composition's end, so that only its code, 229, tells (bugs.webkit.org/show_bug.cgi?id=165004).
 */
const isOfComposition = ({ isComposing, keyCode }: KeyboardEvent) => isComposing || keyCode === 229;

/** With the caret within the text, the arrow keys move it; in its first or last line they walk through the history. */
const isAtEdge = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, direction: -1 | 1) =>
  !(direction === -1 ? value.slice(0, selectionStart) : value.slice(selectionEnd)).includes('\n');

/** The box that messages are written in. Typing touches nothing but the box itself. */
export function createComposer(options: ComposerOptions): Composer {
  const { element, box, reply, replyText, hint } = createComposerParts({
    send: () => void submit(),
    noReply: () => setReply(null, ''),
    emoji: () => void emoji.use((loaded) => loaded.pick(options.emotes())),
  });
  const emoji = createLazyEmoji(box, insertEmoji, (picker) => element.prepend(picker));
  const typing = createTypingNotice(options.onTyping);
  const completion = createWordCompletion(box, options.complete, replace);

  const drafts = createDrafts();
  const history = createInputHistory();
  let key = '';
  let replyLine: Line | null = null;
  let save: ReturnType<typeof setTimeout> | undefined;

  async function submit(): Promise<void> {
    const text = box.value;
    if (text.trim() === '') return;
    const taken = options.send(text, replyLine);
    // A message is gone at once; a command may first have to be loaded.
    if (taken !== true && !(await taken)) return;
    history.add(text);
    typing.stop();
    setReply(null, '');
    if (box.value === text) setBox('');
    saveDraft();
  }

  function setBox(text: string, caret = text.length): void {
    box.value = text;
    box.setSelectionRange(caret, caret);
    completion.end();
    emoji.close();
  }

  function replace(from: number, to: number, text: string): void {
    setBox(box.value.slice(0, from) + text + box.value.slice(to), from + text.length);
  }

  function setReply(line: Line | null, nick: string): void {
    replyLine = line;
    toggle(reply, line !== null);
    setText(replyText, line === null ? '' : say(chat.box.replying, { nick }));
  }

  function insertEmoji(from: number, text: string): void {
    replace(from, box.selectionStart, text);
    onInput();
  }

  function onInput(): void {
    completion.end();
    history.leave();
    clearTimeout(save);
    save = setTimeout(saveDraft, SAVE_MS);
    typing.typed(box.value);
    if (emojiTyped(box.value, box.selectionStart) !== null) {
      void emoji.use((loaded) => loaded.suggest(options.emotes()));
    } else emoji.close();
  }

  function saveDraft(): void {
    drafts.set(key, box.value);
    drafts.save();
  }

  function older(direction: -1 | 1): boolean {
    if (!history.browsing() && box.value !== '' && direction === 1) return false;
    const text = isAtEdge(box, direction) ? history.step(direction, box.value) : null;
    if (text === null) return false;
    setBox(text);
    return true;
  }

  function onKey(event: KeyboardEvent): boolean {
    if (isOfComposition(event) || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (emoji.onKey(event.key)) return true;
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey) return false;
        void submit();
        return true;
      case 'Tab':
        return !event.shiftKey && completion.next();
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
  box.addEventListener('blur', () => emoji.close());

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
