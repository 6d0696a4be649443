'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Details } from '#components/panels/details.tsx';
import { Input, Select } from '#components/panels/field.tsx';
import { LIST, ROW } from '#components/panels/looks.ts';
import { WARNING } from '#components/panels/notice.tsx';
import { Panel } from '#components/panels/panel.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { CrewOrder } from '#lib/backstage/crew-order.ts';
import { ROLES, type Role } from '#lib/backstage/role.ts';
import { sayCount } from '#lib/words/say-count.ts';
import type { Backstage } from '../use-backstage.ts';
import { useTimes } from '../use-times.ts';

type Shown = { key?: string; link?: string };

/** Shows who is there, what each did, and, to those who may, the keys of the crew. */
export function PeoplePanel({ backstage }: { backstage: Backstage }) {
  const { people } = backstage.state;
  const words = useWords('crew');
  return (
    <Panel id="bs-people" title={words.title}>
      <h3 className="mt-3 mb-[0.6rem] font-[650]">{words.here}</h3>
      <ul className={LIST}>
        {people.here.map(({ name, role }) => (
          <li key={`${name} ${role}`}>
            <bdi>{name}</bdi> <span className="text-muted text-sm">({words.roles[role]})</span>
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
    <Details summary={sayCount(words.did, acts.length, language)}>
      <ol className={LIST}>
        {acts.map(({ who, what, at, isLost }) => (
          <li key={`${at} ${who} ${what}`}>
            <Translated text={act} who={<bdi>{who}</bdi>} what={what} />{' '}
            <span className="text-muted text-sm">{ago(at)}</span>
            {isLost ? <span className="text-danger"> {words.lost}</span> : null}
          </li>
        ))}
      </ol>
    </Details>
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
      <h3 className="mt-3 mb-[0.6rem] font-[650]">{words.keys}</h3>
      <p className="text-muted text-sm">{words.keysNote}</p>
      <ul className={LIST}>
        {keys.map(({ id, name, role, madeAt, madeBy }) => (
          <li key={id} className={ROW}>
            <span className="flex-[1_1_14rem]">
              <bdi>{name}</bdi> ({words.roles[role]}){' '}
              <span className="text-muted text-sm">
                <Translated text={words.madeBy} who={<bdi>{madeBy}</bdi>} time={ago(madeAt)} />
              </span>
            </span>
            <Button disabled={busy} onClick={() => void send({ act: 'new-link', id })}>
              {words.newLink}
            </Button>
            <Button
              disabled={busy}
              onClick={() => (isSure === id ? void send({ act: 'revoke', id }) : setIsSure(id))}
            >
              {isSure === id ? words.revokeSure : words.revoke}
            </Button>
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
    <form className="mt-3 grid gap-2" onSubmit={make}>
      <label htmlFor="bs-key-name">{words.name}</label>
      <Input
        id="bs-key-name"
        value={name}
        maxLength={40}
        autoComplete="off"
        required
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor="bs-key-role">{words.role}</label>
      <Select id="bs-key-role" value={role} onChange={(event) => setRole(event.target.value as Role)}>
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {words.roles[one]}
          </option>
        ))}
      </Select>
      <label htmlFor="bs-key-account">{words.account}</label>
      <Input
        id="bs-key-account"
        value={account}
        maxLength={64}
        autoComplete="off"
        onChange={(event) => setAccount(event.target.value)}
      />
      <Button type="submit" disabled={busy}>
        {words.make}
      </Button>
    </form>
  );
}

const ONCE = 'mt-1 mb-2 w-full font-mono';

/** A link that signs in once, and a new key: neither is shown a second time. */
function OnceShown({ shown: { key, link } }: { shown: Shown }) {
  const words = useWords('crew');
  return (
    <div className={WARNING}>
      <label htmlFor="bs-once-link">{words.link}</label>
      <Input id="bs-once-link" className={ONCE} readOnly value={link} />
      {key === undefined ? null : (
        <>
          <label htmlFor="bs-once-key">{words.key}</label>
          <Input id="bs-once-key" className={ONCE} readOnly value={key} />
        </>
      )}
      <p className="text-muted text-sm">{words.once}</p>
    </div>
  );
}
