import type { Client } from '#lib/irc/types.ts';
import { button, el } from '../panel/dom.ts';
import { closeRow, openDialog } from './dialog.ts';

function input(name: string, type: string, autocomplete: AutoFill) {
  const element = el('input', 'mq-chat-input');
  element.type = type;
  element.autocomplete = autocomplete;
  element.spellcheck = false;
  return { element, field: el('label', 'mq-chat-field', el('span', '', name), element) };
}

/** Logs in, or registers where the network takes it. Nothing of it is kept by the page. */
export function openLogin(root: HTMLElement, client: Client, notice: (text: string) => void): void {
  const account = input('Account', 'text', 'username');
  account.element.value = client.state.self.account ?? client.state.self.nick;
  const password = input('Password', 'password', 'current-password');
  const email = input('E-mail (to register)', 'email', 'email');
  const canRegister = client.state.caps.has('draft/account-registration');

  const form = el('form', 'mq-chat-form', account.field, password.field, canRegister ? email.field : null);
  const cancel = button('mq-chat-button', 'Cancel', () => dialog.close());
  const login = el('button', 'mq-chat-button mq-chat-primary', 'Log in');
  const register = button('mq-chat-button', 'Register', () => {
    const done = client.register(account.element.value, email.element.value || '*', password.element.value);
    if (!done) notice('This network does not register accounts from here.');
    dialog.close();
  });
  form.append(closeRow(cancel, ...(canRegister ? [register] : []), login));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (account.element.value === '' || password.element.value === '') return;
    client.login({ mechanism: 'PLAIN', account: account.element.value, password: password.element.value });
    dialog.close();
  });
  const dialog = openDialog(root, 'Log in', form);
  password.element.focus();
}
