import { useRef } from 'react';
import { isolate } from '#lib/irc/message/safety.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chatMenus } from '../words.ts';
import { Dialog, openDialog } from './dialog.tsx';
import { Button, Buttons, INPUT } from './dialog-parts.tsx';

type Props = { client: Client; channel: Conversation; close(): void };

/** Opens the present topic for a change; its formatting codes keep their positions. */
export const openTopic = (root: HTMLElement, client: Client, channel: Conversation): void =>
  openDialog(root, (close) => <TopicDialog client={client} channel={channel} close={close} />);

function TopicDialog({ client, channel, close }: Props) {
  const text = useRef<HTMLTextAreaElement>(null);
  const words = chatMenus.topic;
  return (
    <Dialog title={say(words.title, { channel: isolate(channel.name) })} first={text}>
      <textarea
        ref={text}
        aria-label={words.label}
        defaultValue={channel.topic.text}
        maxLength={client.state.isupport.topiclen}
        dir="auto"
        rows={4}
        className={`${INPUT} w-full resize-y`}
      />
      <Buttons>
        <Button onClick={close}>{chatMenus.cancel}</Button>
        <Button
          kind="main"
          onClick={() => {
            client.setTopic(channel.name, text.current?.value ?? '');
            close();
          }}
        >
          {words.set}
        </Button>
      </Buttons>
    </Dialog>
  );
}
