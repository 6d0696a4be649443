import { createRef } from 'react';
import type { Line } from '#lib/irc/types.ts';
import { createReactPart } from '../panel/react-part.tsx';
import { ComposerView } from './composer-view.tsx';
import {
  type BoxView,
  createMessageBox,
  EMPTY_BOX,
  type MessageBox,
  type MessageBoxOptions,
} from './message-box.ts';

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
  dispose(): void;
};

/** The box that messages are written in. Typing touches nothing but the box itself. */
export function createComposer(options: MessageBoxOptions): Composer {
  const { element, draw, remove } = createReactPart();
  const field = createRef<HTMLTextAreaElement>();
  let model: MessageBox | null = null;
  const getModel = () => model;
  const drawView = (view: BoxView) => draw(<ComposerView field={field} model={getModel} view={view} />);
  drawView(EMPTY_BOX);
  // React has drawn it: see `createReactPart`.
  const box = field.current as HTMLTextAreaElement;
  const logic = createMessageBox(box, options, drawView);
  model = logic;
  return {
    element,
    open: logic.open,
    replyTo(line, nick) {
      logic.setReply(line, nick);
      box.focus();
    },
    insert: logic.insert,
    focus: () => box.focus(),
    hint: logic.hint,
    saveDraft: logic.saveDraft,
    dispose: remove,
  };
}
