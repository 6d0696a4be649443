import { type ComponentProps, useRef } from 'react';
import { isolate } from '#lib/irc/message/safety.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chatMenus } from '../words.ts';
import { Dialog, openDialog } from './dialog.tsx';
import { Button, Buttons, Field, FORM_INPUT } from './dialog-parts.tsx';

/** Asks for the key of a channel, and joins it with that. */
export const openKey = (root: HTMLElement, client: Client, channel: Conversation): void =>
  openDialog(root, (close) => (
    <FieldDialog
      title={say(chatMenus.login.key, { channel: isolate(channel.name) })}
      label={chatMenus.login.password}
      type="password"
      autoComplete="off"
      cancel={chatMenus.cancel}
      confirm={chatMenus.login.join}
      onText={(key) => client.join(channel.name, key)}
      close={close}
    />
  ));

/** Asks for the code that the network has sent to the person who registers. `said` is the network's message about it. */
export const openVerify = (root: HTMLElement, client: Client, account: string, said: string): void =>
  openDialog(root, (close) => (
    <FieldDialog
      title={chatMenus.login.confirmTitle}
      text={said}
      label={chatMenus.login.code}
      autoComplete="one-time-code"
      cancel={chatMenus.login.later}
      confirm={chatMenus.login.confirm}
      onText={(code) => client.verify(account, code)}
      close={close}
    />
  ));

type Props = Pick<ComponentProps<'input'>, 'type' | 'autoComplete'> & {
  title: string;
  text?: string;
  label: string;
  cancel: string;
  confirm: string;
  onText(text: string): void;
  close(): void;
};

/** Asks for one text, which may not be empty. */
export function FieldDialog({ title, text, label, cancel, confirm, onText, close, ...input }: Props) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog title={title} first={field}>
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onText(field.current?.value.trim() ?? '');
          close();
        }}
      >
        {text === undefined ? null : <p>{text}</p>}
        <Field label={label}>
          <input ref={field} {...input} spellCheck={false} required className={FORM_INPUT} />
        </Field>
        <Buttons>
          <Button onClick={close}>{cancel}</Button>
          <Button type="submit" kind="main">
            {confirm}
          </Button>
        </Buttons>
      </form>
    </Dialog>
  );
}
