'use client';

import { type FormEvent, useState } from 'react';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { CrewOrder } from '#lib/backstage/crew-order.ts';
import { ROLES, type Role } from '#lib/backstage/role.ts';
import { sayCount } from '#lib/words/words.ts';
import { Panel } from '../panel.tsx';
import type { Backstage } from '../use-backstage.ts';
import { useTimes } from '../use-times.ts';

type Shown = { key?: string; link?: string };

/** Shows who is there, what each did, and, to those who may, the keys of the crew. */
export function PeoplePanel({ backstage }: { backstage: Backstage }) {
  const { people } = backstage.state;
  const words = useWords('crew');
  return (
    <Panel id="people" title={words.title}>
      <h3 className="bs-then-title bs-details">{words.here}</h3>
      <ul className="bs-list">
        {people.here.map(({ name, role }) => (
          <li key={`${name} ${role}`}>
            <bdi>{name}</bdi> <span className="bs-note">({words.roles[role]})</span>
          </li>
        ))}
      </ul>
      <Acts acts={people.acts} />
      {people.keys ? <Keys keys={people.keys} backstage={backstage} /> : null}
    </Panel>
  );
}

function Acts({ acts }: Pick<Backstage['state']['people'], 'acts'>) {
  const { ago } = useTimes();
  const { language } = useWords('about');
  const words = useWords('crew');
  const { act } = useWords('backstageNow');
  if (acts.length === 0) return null;
  return (
    <details className="bs-details">
      <summary>{sayCount(words.did, acts.length, language)}</summary>
      <ol className="bs-list">
        {acts.map(({ who, what, at, isLost }) => (
          <li key={`${at} ${who} ${what}`}>
            <Translated text={act} who={<bdi>{who}</bdi>} what={what} />{' '}
            <span className="bs-note">{ago(at)}</span>
            {isLost ? <span className="text-danger"> {words.lost}</span> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

type KeysProps = { keys: NonNullable<Backstage['state']['people']['keys']>; backstage: Backstage };

function Keys({ keys, backstage }: KeysProps) {
  const words = useWords('crew');
  const { ago } = useTimes();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isSure, setIsSure] = useState<string | null>(null);
  const { order, busy } = backstage;
  const send = async (wanted: CrewOrder) => {
    setIsSure(null);
    const result = await order(wanted, '');
    setShown(result?.ok ? result : null);
    return result?.ok === true;
  };
  return (
    <>
      <h3 className="bs-then-title bs-details">{words.keys}</h3>
      <p className="bs-note">{words.keysNote}</p>
      <ul className="bs-list">
        {keys.map(({ id, name, role, madeAt, madeBy }) => (
          <li key={id} className="bs-row">
            <span className="flex-[1_1_14rem]">
              <bdi>{name}</bdi> ({words.roles[role]}){' '}
              <span className="bs-note">
                <Translated text={words.madeBy} who={<bdi>{madeBy}</bdi>} time={ago(madeAt)} />
              </span>
            </span>
            <button
              type="button"
              className="bs-button"
              disabled={busy}
              onClick={() => void send({ act: 'new-link', id })}
            >
              {words.newLink}
            </button>
            <button
              type="button"
              className="bs-button"
              disabled={busy}
              onClick={() => (isSure === id ? void send({ act: 'revoke', id }) : setIsSure(id))}
            >
              {isSure === id ? words.revokeSure : words.revoke}
            </button>
          </li>
        ))}
      </ul>
      {shown?.link ? <OnceShown shown={shown} /> : null}
      <NewKey send={send} busy={busy} />
    </>
  );
}

function NewKey({ send, busy }: { send(order: CrewOrder): Promise<boolean>; busy: boolean }) {
  const words = useWords('crew');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('night');
  const [account, setAccount] = useState('');
  const make = (event: FormEvent) => {
    event.preventDefault();
    void send({ act: 'make-key', name, role, account: account.trim() }).then((done) => {
      if (!done) return;
      setName('');
      setAccount('');
    });
  };
  return (
    <form className="bs-form bs-details" onSubmit={make}>
      <label htmlFor="bs-key-name">{words.name}</label>
      <input
        id="bs-key-name"
        className="bs-input"
        value={name}
        maxLength={40}
        autoComplete="off"
        required
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor="bs-key-role">{words.role}</label>
      <select
        id="bs-key-role"
        className="bs-input"
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {words.roles[one]}
          </option>
        ))}
      </select>
      <label htmlFor="bs-key-account">{words.account}</label>
      <input
        id="bs-key-account"
        className="bs-input"
        value={account}
        maxLength={64}
        autoComplete="off"
        onChange={(event) => setAccount(event.target.value)}
      />
      <button type="submit" className="bs-button" disabled={busy}>
        {words.make}
      </button>
    </form>
  );
}

/** A link that signs in once, and a new key: neither is shown a second time. */
function OnceShown({ shown: { key, link } }: { shown: Shown }) {
  const words = useWords('crew');
  return (
    <div className="bs-warning">
      <label htmlFor="bs-once-link">{words.link}</label>
      <input id="bs-once-link" className="bs-input bs-once" readOnly value={link} />
      {key === undefined ? null : (
        <>
          <label htmlFor="bs-once-key">{words.key}</label>
          <input id="bs-once-key" className="bs-input bs-once" readOnly value={key} />
        </>
      )}
      <p className="bs-note">{words.once}</p>
    </div>
  );
}
