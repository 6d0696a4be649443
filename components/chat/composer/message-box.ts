import type { Line } from '#lib/irc/types.ts';
import type { Emotes } from '../log/render-text.ts';
import type { Completion } from './completion.ts';
import { createDrafts } from './drafts.ts';
import { createEmojiList, type EmojiPart } from './emoji-list.ts';
import { type Field, isAtEdge } from './field.ts';
import { createInputHistory } from './input-history.ts';
import type { Suggestions } from './suggestions.ts';
import { createTypingNotice } from './typing-notice.ts';
import { createWordCompletion } from './word-completion.ts';

export type MessageBoxOptions = {
  /** Takes what was typed; false leaves it in the box. */
  send(text: string, replyTo: Line | null): boolean | Promise<boolean>;
  /** For the Tab key. */
  complete(text: string, caret: number): Completion | null;
  emotes(): Emotes;
  /** `text` is what stands in the box. */
  onTyping(state: 'active' | 'paused' | 'done', text: string): void;
};

/** The state that the message box is drawn from, besides its text. */
export type BoxView = {
  placeholder: string;
  /** A sentence above the box, e.g. why one cannot write; '' for none. */
  hint: string;
  /** The nick that is answered; '' if the text answers nobody. */
  answered: string;
  list: Suggestions | null;
  /** Null until the first emoji is wanted. */
  emoji: EmojiPart | null;
};

export const EMPTY_BOX: BoxView = { placeholder: '', hint: '', answered: '', list: null, emoji: null };

type Key = Pick<
  KeyboardEvent,
  'key' | 'keyCode' | 'isComposing' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

const SAVE_MS = 800;

/**
 * Whether a key belongs to a composition (Japanese, Chinese, Korean): Enter that ends one is not a line's end. Safari sends
 * that key after the composition's end, so that only its code, 229, tells (bugs.webkit.org/show_bug.cgi?id=165004).
 */
const isOfComposition = ({ isComposing, keyCode }: Key) => isComposing || keyCode === 229;

/** The logic of the box that messages are written in. `draw` is called when the view changes, so not while one types. */
export function createMessageBox(box: Field, options: MessageBoxOptions, draw: (view: BoxView) => void) {
  const typing = createTypingNotice(options.onTyping);
  const completion = createWordCompletion(box, options.complete, replace);
  const drafts = createDrafts();
  const history = createInputHistory();
  const emoji = createEmojiList(box, { emotes: options.emotes, replace, onInput, draw: change });
  let view = EMPTY_BOX;
  let key = '';
  let replyLine: Line | null = null;
  let save: ReturnType<typeof setTimeout> | undefined;

  function change(patch: Partial<BoxView>): void {
    const next = { ...view, ...patch };
    const isSame = (Object.keys(patch) as (keyof BoxView)[]).every((name) => next[name] === view[name]);
    view = next;
    if (!isSame) draw(view);
  }

  async function submit(): Promise<void> {
    const text = box.value;
    if (text.trim() === '') return;
    const taken = options.send(text, replyLine);
    // A message is gone at once; a command may first have to be loaded.
    if (taken !== true && !(await taken)) return;
    history.add(text);
    typing.stop();
    setReply(null, '');
    if (box.value === text) setText('');
    saveDraft();
  }

  function setText(text: string, caret = text.length): void {
    box.value = text;
    box.setSelectionRange(caret, caret);
    completion.end();
    emoji.close();
  }

  function replace(from: number, to: number, text: string): void {
    setText(box.value.slice(0, from) + text + box.value.slice(to), from + text.length);
  }

  function setReply(line: Line | null, nick: string): void {
    replyLine = line;
    change({ answered: nick });
  }

  function onInput(): void {
    completion.end();
    history.leave();
    clearTimeout(save);
    save = setTimeout(saveDraft, SAVE_MS);
    typing.typed(box.value);
    emoji.follow();
  }

  function saveDraft(): void {
    drafts.set(key, box.value);
    drafts.save();
  }

  function older(direction: -1 | 1): boolean {
    if (!history.browsing() && box.value !== '' && direction === 1) return false;
    const text = isAtEdge(box, direction) ? history.step(direction, box.value) : null;
    if (text === null) return false;
    setText(text);
    return true;
  }

  return {
    submit,
    onInput,
    closeList: emoji.close,
    pickEmoji: emoji.pick,
    takeEmoji: emoji.take,
    saveDraft,
    setReply,
    /** True if the key has done its work here. */
    onKey(event: Key): boolean {
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
    },
    /** Changes the conversation that is written to. Its draft is shown, and the draft of the other one is kept. */
    open(next: string, placeholder: string): void {
      if (next !== key) {
        if (key !== '') drafts.set(key, box.value);
        key = next;
        setReply(null, '');
        setText(drafts.get(key));
      }
      change({ placeholder });
    },
    insert(text: string): void {
      replace(box.selectionStart, box.selectionEnd, text);
      box.focus();
      onInput();
    },
    hint: (hint: string) => change({ hint }),
  };
}

export type MessageBox = ReturnType<typeof createMessageBox>;
