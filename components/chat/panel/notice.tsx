import { chat } from '../words.ts';
import { CLOSE } from './dom.ts';
import { createReactPart } from './react-part.tsx';
import { ToolButton } from './tool-button.tsx';

type Props = { text: string /** Which notice it is. */; count: number; onClose(): void };

export function Notice({ text, count, onClose }: Props) {
  return (
    <div className="mq-chat-notice" role="status" hidden={text === ''}>
      {/* A new element each time, so that the same sentence is read out again. */}
      <span key={count}>{text}</span>
      <ToolButton label={chat.parts.close} icon={CLOSE} onPress={onClose} />
    </div>
  );
}

/** A sentence that stays until it is closed or another comes. */
export function createNotice() {
  const { element, draw, remove } = createReactPart();
  let count = 0;
  function show(text: string): void {
    count++;
    draw(<Notice text={text} count={count} onClose={() => show('')} />);
  }
  show('');
  return { element, show, dispose: remove };
}
