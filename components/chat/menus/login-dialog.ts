import type { Client, Credentials } from '#lib/irc/types.ts';
import { chatMenus } from '../menus-words.ts';
import { button, el } from '../panel/dom.ts';
import { closeRow, openDialog } from './dialog.ts';

function input(name: string, type: string, autocomplete: AutoFill) {
  const element = el('input', 'mq-chat-input');
  element.type = type;
  element.autocomplete = autocomplete;
  element.spellcheck = false;
  return { element, field: el('label', 'mq-chat-field', el('span', '', name), element) };
}

const submit = (name: string) => el('button', 'mq-chat-button mq-chat-primary', name);

/** What the server says of draft/account-registration: `email-required,custom-account-name`; null without it. */
function registering(client: Client): { needsEmail: boolean; choosesName: boolean } | null {
  const said = client.state.caps.get('draft/account-registration')?.split(',');
  return said === undefined
    ? null
    : { needsEmail: said.includes('email-required'), choosesName: said.includes('custom-account-name') };
}

/** A password, or a token where that is all that the server takes. */
function credentialsFor(client: Client, account: string, secret: string): Credentials {
  const mechanisms = client.state.caps.get('sasl')?.split(',') ?? [];
  return mechanisms.includes('OAUTHBEARER') && !mechanisms.includes('PLAIN')
    ? { mechanism: 'OAUTHBEARER', account, token: secret }
    : { mechanism: 'PLAIN', account, password: secret };
}

/** Logs in, or registers where the network takes it. Nothing of it is kept by the page. */
export function openLogin(root: HTMLElement, client: Client, notice: (text: string) => void): void {
  const words = chatMenus.login;
  const account = input(words.account, 'text', 'username');
  account.element.value = client.state.self.account ?? client.state.self.nick;
  const password = input(words.password, 'password', 'current-password');
  const email = input(words.email, 'email', 'email');
  const register = registering(client);
  const form = el('form', 'mq-chat-form', account.field, password.field, register && email.field);

  function onRegister(): void {
    email.element.required = register?.needsEmail ?? false;
    if (!form.reportValidity()) return;
    const name = account.element.value;
    // Where accounts are named after nicks, the server takes ours by `*` alone.
    const asked = register?.choosesName || name !== client.state.self.nick ? name : '*';
    if (!client.register(asked, email.element.value || '*', password.element.value))
      notice(chatMenus.said.cannotRegister);
    dialog.close();
  }
  const cancel = button('mq-chat-button', chatMenus.cancel, () => dialog.close());
  const byCertificate = button('mq-chat-button', words.certificate, () => {
    client.login({ mechanism: 'EXTERNAL', account: account.element.value });
    dialog.close();
  });
  const hasExternal = client.state.caps.get('sasl')?.split(',').includes('EXTERNAL') ?? false;
  account.element.required = true;
  password.element.required = true;
  form.append(
    closeRow(
      cancel,
      ...(hasExternal ? [byCertificate] : []),
      ...(register ? [button('mq-chat-button', words.register, onRegister)] : []),
      submit(words.title),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    client.login(credentialsFor(client, account.element.value, password.element.value));
    dialog.close();
  });
  const dialog = openDialog(root, register ? words.orRegister : words.title, form);
  password.element.focus();
}

/** Asks for the code that the network has sent to whoever registers. `said` is how it told so. */
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
