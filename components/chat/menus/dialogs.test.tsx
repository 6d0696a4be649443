import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Whois } from '#lib/irc/types.ts';
import { inShow } from '../../../e2e/irc/virtual.ts';
import { createSettings } from '../panel/settings.ts';
import { AskDialog } from './ask-dialog.tsx';
import { BansDialog } from './bans-dialog.tsx';
import { HelpDialog, WhoisDialog } from './help-dialog.tsx';
import { LoginDialog } from './login-dialog.tsx';
import { nextItem } from './popup.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import '../testing/english.ts';

const close = () => {};
/** The text that people see, with a bar for each tag. */
const textOf = (html: string) => html.replace(/<[^>]*>/g, '|');
const shown = (content: ReactElement) => textOf(renderToStaticMarkup(content));
const count = (html: string, what: string) => html.split(what).length - 1;

describe('a dialog', () => {
  const question = { title: 'Ban alice?', text: 'They leave.', confirm: 'Ban' };

  it('is named by its title', () => {
    const html = renderToStaticMarkup(
      <AskDialog question={question} choices={[]} onChoice={close} close={close} />,
    );
    const id = /aria-labelledby="([^"]+)"/.exec(html)?.[1];
    expect(html).toMatch(new RegExp(`<h3 id="${id}"[^>]*>Ban alice\\?</h3>`));
  });

  it('lets one choose if there is a choice, and says the only way otherwise', () => {
    const html = (choices: string[]) =>
      renderToStaticMarkup(
        <AskDialog question={question} choices={choices} onChoice={close} close={close} />,
      );
    expect(count(html(['The account', 'The address']), 'type="radio"')).toBe(2);
    expect(count(html(['The account', 'The address']), 'checked=""')).toBe(1);
    expect(html(['The address'])).not.toContain('type="radio"');
    expect(html(['The address'])).toContain('<p>The address</p>');
  });

  it('shows words of strangers as text', () => {
    const html = renderToStaticMarkup(
      <AskDialog
        question={{ ...question, text: '<img src=x>' }}
        choices={[]}
        onChoice={close}
        close={close}
      />,
    );
    expect(html).toContain('&lt;img src=x&gt;');
  });
});

describe('the bans of a channel', () => {
  const bans = [
    { mode: 'b', mask: '*!*@192.0.2.7', by: 'mod', time: 0 },
    { mode: 'b', mask: 'm:eve!*@*', by: '', time: 0 },
  ];

  it('are listed with who set them, and each can be lifted', () => {
    const html = renderToStaticMarkup(<BansDialog name="#show" bans={bans} onLift={close} close={close} />);
    expect(textOf(html)).toContain('*!*@192.0.2.7');
    expect(textOf(html)).toContain('by mod, ?');
    expect(count(html, 'aria-label="Lift ')).toBe(2);
  });

  it('may be none', () => {
    expect(shown(<BansDialog name="#show" bans={[]} onLift={close} close={close} />)).toContain(
      'Nobody is banned',
    );
  });
});

it('lists keys and commands for help', () => {
  const text = shown(<HelpDialog close={close} />);
  expect(text).toContain('Shift+Enter|');
  expect(text).toContain('/ban ');
  expect(text).not.toContain('undefined');
});

describe('who somebody is', () => {
  const who: Whois = {
    nick: 'alice',
    user: 'a',
    host: 'home.example',
    realname: 'Alice',
    account: '',
    server: 'irc.test',
    away: '',
    bot: false,
    operator: false,
    secure: true,
    idle: 130,
    channels: '#show',
  };
  const dialog = (answer: Whois | null) => (
    <WhoisDialog nick="alice" who={answer} since={undefined} close={close} />
  );

  it('is told without what the network does not know', () => {
    const text = shown(dialog(who));
    expect(text).toContain('a@home.example');
    expect(text).toContain('2 min');
    expect(shown(dialog({ ...who, idle: -1 }))).not.toContain(' min');
  });

  it('may be nobody', () => {
    expect(shown(dialog(null))).not.toContain('home.example');
  });
});

describe('the login', () => {
  const login = (more: object) =>
    renderToStaticMarkup(<LoginDialog name="alice" onLogin={close} close={close} {...more} />);

  it('asks for an account that the browser can fill in', () => {
    const html = login({});
    expect(html).toMatch(/autoComplete="username"[^>]*value="alice"/i);
    expect(html).toMatch(/type="password"[^>]*autoComplete="current-password"/i);
    expect(html).not.toContain('type="email"');
    expect(textOf(html)).not.toContain('Register');
  });

  it('offers to register and a certificate if the network takes them', () => {
    const html = login({ register: { needsEmail: true, onRegister: close }, onCertificate: close });
    expect(html).toContain('type="email"');
    expect(textOf(html)).toContain('|Register|');
    expect(textOf(html)).toContain('|Use a certificate|');
  });
});

it('shows the settings as they are, and people who are hidden', () => {
  const { client } = inShow();
  client.ignore({ kind: 'account', value: 'eve' });
  const settings = createSettings();
  settings.set({ size: 18, announce: 'mentions', times: false });
  const html = renderToStaticMarkup(
    <SettingsDialog client={client} settings={settings} onNick={close} onLogin={close} close={close} />,
  );
  expect(html).toMatch(/type="range"[^>]*value="18"/);
  expect(html).toContain('<option value="mentions" selected="">');
  expect(count(html, 'type="checkbox"')).toBe(3);
  expect(count(html, 'checked=""')).toBe(0);
  expect(textOf(html)).toContain('Show eve again');
});

it.each([
  ['ArrowDown', 3, false, 0],
  ['ArrowUp', 0, false, 3],
  ['Home', 2, false, 0],
  ['End', 0, false, 3],
  ['ArrowRight', 1, false, undefined],
  ['ArrowRight', 1, true, 2],
  ['ArrowLeft', 0, true, 3],
  ['a', 1, true, undefined],
])('%s leads from item %i of a menu (grid: %s) to %s', (key, now, isGrid, to) => {
  expect(nextItem(key, now, 4, isGrid)).toBe(to);
});
