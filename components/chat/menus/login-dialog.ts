import { isolate } from '#lib/irc/message/safety.ts';
import type { Client, Conversation, Credentials } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { keepAccount, keptAccount } from '../panel/account.ts';
import { button, el } from '../panel/dom.ts';
import { chatMenus } from '../words.ts';
import { closeRow, openDialog } from './dialog.ts';

function input(name: string, type: string, autocomplete: AutoFill) {
  const element = el('input', 'mq-chat-input');
  element.type = type;
  element.autocomplete = autocomplete;
  element.spellcheck = false;
  return { element, field: el('label', 'mq-chat-field', el('span', '', name), element) };
}

const submit = (name: string) => el('button', 'mq-chat-button mq-chat-primary', name);

/** Asks for the key of a channel, and joins it with that. */
export function openKey(root: HTMLElement, client: Client, channel: Conversation): void {
  const words = chatMenus.login;
  const key = input(words.password, 'password', 'off');
  key.element.required = true;
  const cancel = button('mq-chat-button', chatMenus.cancel, () => dialog.close());
  const form = el('form', 'mq-chat-form', key.field, closeRow(cancel, submit(words.join)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    client.join(channel.name, key.element.value.trim());
    dialog.close();
  });
  const dialog = openDialog(root, say(words.key, { channel: isolate(channel.name) }), form);
  key.element.focus();
}

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
  const words = chatMenus.login;
  const register = registering(client);
  const form = loginForm(client.state.self.account ?? (keptAccount() || client.state.self.nick));
  const { account, password } = form;
  const email = input(words.email, 'email', 'email');
  if (register) form.rows.append(email.field);

  function onRegister(): void {
    email.element.required = register?.needsEmail ?? false;
    if (!form.element.reportValidity()) return;
    const name = account.value;
    // If accounts are named after nicks, the server takes ours by `*` alone.
    const asked = register?.choosesName || name !== client.state.self.nick ? name : '*';
    client.setCredentials({ mechanism: 'PLAIN', account: name, password: password.value });
    form.keep();
    if (!client.register(asked, email.element.value || '*', password.value))
      notice(chatMenus.said.cannotRegister);
    dialog.close();
  }
  const byCertificate = button('mq-chat-button', words.certificate, () => {
    client.login({ mechanism: 'EXTERNAL', account: account.value });
    dialog.close();
  });
  const hasExternal = client.state.caps.get('sasl')?.split(',').includes('EXTERNAL') ?? false;
  const dialog = form.open(
    root,
    register ? words.orRegister : words.title,
    () => client.login(credentialsFor(client, account.value, password.value)),
    ...(hasExternal ? [byCertificate] : []),
    ...(register ? [button('mq-chat-button', words.register, onRegister)] : []),
  );
}

/** Logs in before there is a connection: the nick comes after that. */
export function openFirstLogin(root: HTMLElement, onLogin: (credentials: Credentials) => void): void {
  const form = loginForm(keptAccount());
  form.open(root, chatMenus.login.title, () =>
    onLogin({ mechanism: 'PLAIN', account: form.account.value, password: form.password.value }),
  );
}

function loginForm(name: string) {
  const words = chatMenus.login;
  const account = input(words.account, 'text', 'username');
  const password = input(words.password, 'password', 'current-password');
  const remember = el('input');
  remember.type = 'checkbox';
  remember.checked = keptAccount() !== '';
  account.element.value = name;
  account.element.required = true;
  password.element.required = true;
  const rows = el('div', 'mq-chat-form', account.field, password.field);
  const again = el('label', 'mq-chat-field', el('span', '', words.remember), remember);
  const element = el('form', 'mq-chat-form', rows, again);
  const keepIt = () =>
    void keepAccount(remember.checked ? account.element.value : '', password.element.value);
  return {
    element,
    rows,
    account: account.element,
    password: password.element,
    keep: keepIt,
    open(root: HTMLElement, title: string, onSubmit: () => void, ...more: HTMLButtonElement[]) {
      const cancel = button('mq-chat-button', chatMenus.cancel, () => dialog.close());
      element.append(closeRow(cancel, ...more, submit(words.title)));
      element.addEventListener('submit', (event) => {
        event.preventDefault();
        keepIt();
        onSubmit();
        dialog.close();
      });
      const dialog = openDialog(root, title, element);
      (name === '' ? account : password).element.focus();
      return dialog;
    },
  };
}

/** Asks for the code that the network has sent to the person who registers. `said` is the network's message about it. */
export function openVerify(root: HTMLElement, client: Client, account: string, said: string): void {
  const words = chatMenus.login;
  const code = input(words.code, 'text', 'one-time-code');
  code.element.required = true;
  const cancel = button('mq-chat-button', words.later, () => dialog.close());
  const form = el(
    'form',
    'mq-chat-form',
    el('p', '', said),
    code.field,
    closeRow(cancel, submit(words.confirm)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    client.verify(account, code.element.value.trim());
    dialog.close();
  });
  const dialog = openDialog(root, words.confirmTitle, form);
  code.element.focus();
}
