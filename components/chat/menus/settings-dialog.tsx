import { useRef, useState } from 'react';
import { isolate } from '#lib/irc/message/safety.ts';
import type { Client } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { cleanNick } from '../nick-name.ts';
import type { Settings, SettingsStore } from '../panel/settings.ts';
import { chatMenus } from '../words.ts';
import { Dialog, openDialog } from './dialog.tsx';
import { Button, Buttons, CheckField, Field, WIDE_INPUT } from './dialog-parts.tsx';
import { HiddenPeople } from './hidden-people.tsx';

export type SettingsOptions = {
  client: Client;
  settings: SettingsStore;
  onNick(nick: string): void;
  onLogin(): void;
};

export const openSettings = ({ root, ...options }: SettingsOptions & { root: HTMLElement }): void =>
  openDialog(root, (close) => <SettingsDialog {...options} close={close} />);

type SelectProps<K extends 'presence' | 'announce' | 'colours'> = {
  label: string;
  settings: SettingsStore;
  of: K;
  choices: readonly (readonly [Settings[K], string])[];
};

function SelectField<K extends 'presence' | 'announce' | 'colours'>({
  label,
  settings,
  of,
  choices,
}: SelectProps<K>) {
  return (
    <Field label={label}>
      <select
        className={WIDE_INPUT}
        defaultValue={settings.get()[of]}
        onChange={({ target }) => settings.set({ [of]: target.value as Settings[K] })}
      >
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The viewer's choices. Each is kept at once, except for the nick, which Done takes. */
export function SettingsDialog({
  client,
  settings,
  onNick,
  onLogin,
  close,
}: SettingsOptions & { close(): void }) {
  const words = chatMenus.settings;
  const nick = useRef<HTMLInputElement>(null);
  const now = settings.get();
  const { self } = client.state;

  function done(): void {
    const wanted = cleanNick(nick.current?.value ?? '');
    if (wanted !== '' && wanted !== client.state.self.nick) onNick(wanted);
    close();
  }

  return (
    <Dialog title={words.title}>
      <Field label={words.nick}>
        <input ref={nick} className={WIDE_INPUT} defaultValue={self.nick} maxLength={30} spellCheck={false} />
      </Field>
      <Field label={words.size}>
        <input
          type="range"
          className="accent-accent"
          min={12}
          max={24}
          defaultValue={now.size}
          onChange={({ target }) => settings.set({ size: target.valueAsNumber })}
        />
      </Field>
      <CheckField
        label={words.times}
        defaultChecked={now.times}
        onChange={({ target }) => settings.set({ times: target.checked })}
      />
      <SelectField
        label={words.colours}
        settings={settings}
        of="colours"
        choices={[
          ['site', words.asSite],
          ['light', words.light],
          ['device', words.asDevice],
        ]}
      />
      <SelectField
        label={words.presence}
        settings={settings}
        of="presence"
        choices={[
          ['auto', words.small],
          ['show', words.always],
          ['hide', words.never],
        ]}
      />
      <SelectField
        label={words.reader}
        settings={settings}
        of="announce"
        choices={[
          ['all', words.all],
          ['mentions', words.mentions],
          ['off', words.nothing],
        ]}
      />
      <NotifyField settings={settings} />
      <CheckField
        label={words.noStrangers}
        defaultChecked={now.noStrangers}
        onChange={({ target }) => settings.set({ noStrangers: target.checked })}
      />
      <HiddenPeople client={client} />
      <Buttons>
        <Button
          onClick={() => {
            close();
            onLogin();
          }}
        >
          {self.account === null
            ? chatMenus.login.orRegister
            : say(words.loggedIn, { account: isolate(self.account) })}
        </Button>
        <Button kind="main" onClick={done}>
          {chatMenus.done}
        </Button>
      </Buttons>
    </Dialog>
  );
}

/** The browser is asked when the box is ticked. If it does not allow notifications, the box is empty again. */
function NotifyField({ settings }: { settings: SettingsStore }) {
  const [isOn, setIsOn] = useState(settings.get().notify);
  async function change(wanted: boolean): Promise<void> {
    setIsOn(wanted);
    const allowed =
      wanted && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    setIsOn(allowed);
    settings.set({ notify: allowed });
  }
  return (
    <CheckField
      label={chatMenus.settings.notify}
      checked={isOn}
      onChange={({ target }) => void change(target.checked)}
    />
  );
}
