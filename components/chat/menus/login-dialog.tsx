import { useRef } from 'react';
import type { Client, Credentials } from '#lib/irc/types.ts';
import { keepAccount, keptAccount } from '../panel/account.ts';
import { chatMenus } from '../words.ts';
import { Dialog, openDialog } from './dialog.tsx';
import { Button, Buttons, CheckField, Field, FORM_INPUT } from './dialog-parts.tsx';

/** Reads the server's value of draft/account-registration: `email-required,custom-account-name`; null without it. */
function registering(client: Client): { needsEmail: boolean; choosesName: boolean } | null {
  const said = client.state.caps.get('draft/account-registration')?.split(',');
  return said === undefined
    ? null
    : { needsEmail: said.includes('email-required'), choosesName: said.includes('custom-account-name') };
}

/** A password, or a token if the server accepts nothing else. */
function credentialsFor(client: Client, account: string, secret: string): Credentials {
  const mechanisms = client.state.caps.get('sasl')?.split(',') ?? [];
  return mechanisms.includes('OAUTHBEARER') && !mechanisms.includes('PLAIN')
    ? { mechanism: 'OAUTHBEARER', account, token: secret }
    : { mechanism: 'PLAIN', account, password: secret };
}

/** Logs in, or registers if the network takes it. */
export function openLogin(root: HTMLElement, client: Client, notice: (text: string) => void): void {
  const { caps, self } = client.state;
  const register = registering(client);

  function onRegister({ account, password, email }: Typed): void {
    // If accounts are named after nicks, the server takes ours by `*` alone.
    const asked = register?.choosesName || account !== client.state.self.nick ? account : '*';
    client.setCredentials({ mechanism: 'PLAIN', account, password });
    if (!client.register(asked, email || '*', password)) notice(chatMenus.said.cannotRegister);
  }
  openDialog(root, (close) => (
    <LoginDialog
      name={self.account ?? (keptAccount() || self.nick)}
      onLogin={({ account, password }) => client.login(credentialsFor(client, account, password))}
      onCertificate={
        caps.get('sasl')?.split(',').includes('EXTERNAL')
          ? (account) => client.login({ mechanism: 'EXTERNAL', account })
          : undefined
      }
      register={register && { needsEmail: register.needsEmail, onRegister }}
      close={close}
    />
  ));
}

/** Logs in before there is a connection: the nick comes after that. */
export const openFirstLogin = (root: HTMLElement, onLogin: (credentials: Credentials) => void): void =>
  openDialog(root, (close) => (
    <LoginDialog
      name={keptAccount()}
      onLogin={({ account, password }) => onLogin({ mechanism: 'PLAIN', account, password })}
      close={close}
    />
  ));

type Typed = { account: string; password: string; email: string };

type Props = {
  /** The account that is filled in. */
  name: string;
  onLogin(typed: Typed): void;
  /** If the network knows people by certificates. */
  onCertificate?: (account: string) => void;
  /** If the network makes accounts. */
  register?: { needsEmail: boolean; onRegister(typed: Typed): void } | null;
  close(): void;
};

export function LoginDialog({ name, onLogin, onCertificate, register, close }: Props) {
  const words = chatMenus.login;
  const form = useRef<HTMLFormElement>(null);
  const account = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const remember = useRef<HTMLInputElement>(null);
  const typed = (): Typed => ({
    account: account.current?.value ?? '',
    password: password.current?.value ?? '',
    email: email.current?.value ?? '',
  });

  function send(to: (typed: Typed) => void): void {
    const all = typed();
    void keepAccount(remember.current?.checked ? all.account : '', all.password);
    to(all);
    close();
  }
  function onRegister(): void {
    if (!register) return;
    if (email.current) email.current.required = register.needsEmail;
    if (form.current?.reportValidity()) send(register.onRegister);
  }

  return (
    <Dialog title={register ? words.orRegister : words.title} first={name === '' ? account : password}>
      <form
        ref={form}
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          send(onLogin);
        }}
      >
        <div className="grid gap-2">
          <Field label={words.account}>
            <input
              ref={account}
              autoComplete="username"
              spellCheck={false}
              defaultValue={name}
              required
              className={FORM_INPUT}
            />
          </Field>
          <Field label={words.password}>
            <input
              ref={password}
              type="password"
              autoComplete="current-password"
              spellCheck={false}
              required
              className={FORM_INPUT}
            />
          </Field>
          {register ? (
            <Field label={words.email}>
              <input
                ref={email}
                type="email"
                autoComplete="email"
                spellCheck={false}
                className={FORM_INPUT}
              />
            </Field>
          ) : null}
        </div>
        <CheckField ref={remember} label={words.remember} defaultChecked={keptAccount() !== ''} />
        <Buttons>
          <Button onClick={close}>{chatMenus.cancel}</Button>
          {onCertificate ? (
            <Button
              onClick={() => {
                onCertificate(typed().account);
                close();
              }}
            >
              {words.certificate}
            </Button>
          ) : null}
          {register ? <Button onClick={onRegister}>{words.register}</Button> : null}
          <Button type="submit" kind="main">
            {words.title}
          </Button>
        </Buttons>
      </form>
    </Dialog>
  );
}
