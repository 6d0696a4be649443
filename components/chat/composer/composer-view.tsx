import { memo, type RefObject } from 'react';
import { say } from '#lib/words/words.ts';
import { ABOVE_BOX, CLOSE } from '../panel/dom.ts';
import { SEND, SMILE } from '../panel/icons.ts';
import { ToolButton } from '../panel/tool-button.tsx';
import { chat } from '../words.ts';
import type { BoxView, MessageBox } from './message-box.ts';

/** The ID of the list of emoji, which the text area refers to. */
const LIST = 'mq-chat-suggestions';

const TOOL_IN_BOX =
  'inline-flex min-h-[2.6rem] min-w-9 items-center justify-center gap-[0.35rem] rounded px-2 text-[0.85rem] text-muted hover:bg-raised hover:text-text';

type TextAreaProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** Null until the text area is there. */
  model(): MessageBox | null;
  placeholder: string;
  hasList: boolean;
  /** The position in the list of emoji; null while none is open. */
  chosen: number | null;
};

/** React leaves the text alone: nothing is drawn while one types. Only what is listed here draws this element again. */
const TextArea = memo(function TextArea({ field, model, placeholder, hasList, chosen }: TextAreaProps) {
  return (
    <textarea
      ref={field}
      className="mq-chat-box field-sizing-content max-h-32 min-h-[2.6rem] min-w-0 flex-1 resize-none px-3 py-[0.55rem] leading-[1.45] [outline:none] pointer-coarse:text-[max(16px,1em)]"
      aria-label={chat.box.label}
      aria-autocomplete={hasList ? 'list' : undefined}
      aria-controls={hasList ? LIST : undefined}
      aria-activedescendant={chosen === null ? undefined : `${LIST}-${chosen}`}
      rows={1}
      enterKeyHint="send"
      autoCapitalize="sentences"
      dir="auto"
      placeholder={placeholder}
      onInput={() => model()?.onInput()}
      onKeyDown={(event) => {
        if (model()?.onKey(event.nativeEvent)) event.preventDefault();
      }}
      onBlur={() => model()?.closeList()}
    />
  );
});

type Props = Pick<TextAreaProps, 'field' | 'model'> & { view: BoxView };

/** The message box with what stands above it, and its buttons. */
export function ComposerView({ field, model, view }: Props) {
  const words = chat.box;
  const { placeholder, hint, answered, list, emoji } = view;
  return (
    <div className="mq-chat-composer relative row-start-8 flex-none px-[0.6rem] pb-[calc(0.6rem+env(safe-area-inset-bottom))]">
      {emoji && <emoji.SuggestionList id={LIST} list={list} onTake={(taken) => model()?.takeEmoji(taken)} />}
      <div className={ABOVE_BOX} hidden={answered === ''}>
        <span>{answered !== '' && say(words.replying, { nick: answered })}</span>
        <ToolButton label={words.noReply} icon={CLOSE} onPress={() => model()?.setReply(null, '')} />
      </div>
      <p className={`${ABOVE_BOX} pb-[0.3rem]`} hidden={hint === ''}>
        {hint}
      </p>
      <div className="flex items-end rounded border border-line bg-bg [contain:layout_style] focus-within:border-accent">
        <TextArea
          field={field}
          model={model}
          placeholder={placeholder}
          hasList={emoji !== null}
          chosen={list === null ? null : list.chosen}
        />
        <ToolButton
          label={words.emoji}
          icon={SMILE}
          className={TOOL_IN_BOX}
          onPress={() => model()?.pickEmoji()}
        />
        <ToolButton
          label={words.send}
          icon={SEND}
          className={TOOL_IN_BOX}
          onPress={() => void model()?.submit()}
        />
      </div>
    </div>
  );
}
