'use client';

import { useEffect, useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';

/**
 * Asks for the crew's key. Works without scripts. `refused` is the reason why the last try signed nobody in. A sign-in link
 * has its token behind `#`, which no server and no log sees. It is sent by a press alone, because chats open links to
 * preview them.
 */
export function SignIn({ refused }: { refused: string | null }) {
  const { title, signIn } = useWords('backstage');
  const { signInAs, spent } = useWords('crew');
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const [, found] = /^#token=([\w-]{10,100})$/.exec(location.hash) ?? [];
    if (found === undefined) return;
    setToken(found);
    history.replaceState(history.state, '', '/backstage');
  }, []);
  const complaint =
    refused === null || token !== null
      ? null
      : refused === 'spent'
        ? spent
        : signIn.refused[refused === 'too-many' || refused === 'link' ? refused : 'wrong'];
  return (
    <main className="bs-sign-in">
      <h1 className="bs-title">{title}</h1>
      <p>{token === null ? signIn.about : signInAs}</p>
      {complaint ? (
        <p className="bs-error" role="alert">
          {complaint}
        </p>
      ) : null}
      <form method="post" action="/backstage/sign-in" className="bs-form">
        {token === null ? (
          <>
            <label htmlFor="bs-key">{signIn.key}</label>
            <input
              id="bs-key"
              name="key"
              type="password"
              className="bs-input"
              autoComplete="current-password"
              required
            />
            <NameField />
          </>
        ) : (
          <input type="hidden" name="token" value={token} />
        )}
        <button type="submit" className="bs-button bs-primary">
          {signIn.comeIn}
        </button>
      </form>
    </main>
  );
}

/** Asks for a name, so that the others see who did what. If the field stays empty, the page asks once more after the key. */
export function NameField({ required = false }: { required?: boolean }) {
  const { signIn } = useWords('backstage');
  return (
    <>
      <label htmlFor="bs-name">{signIn.name}</label>
      <input
        id="bs-name"
        name="name"
        className="bs-input"
        autoComplete="nickname"
        maxLength={40}
        aria-describedby="bs-name-note"
        required={required}
      />
      <p id="bs-name-note" className="bs-note">
        {signIn.nameNote}
      </p>
    </>
  );
}
