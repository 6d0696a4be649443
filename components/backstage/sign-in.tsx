'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Input } from '#components/panels/field.tsx';
import { Notice } from '#components/panels/notice.tsx';
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
    <SignInPage title={title}>
      <p>{token === null ? signIn.about : signInAs}</p>
      {complaint ? (
        <Notice kind="error" alert>
          {complaint}
        </Notice>
      ) : null}
      <form method="post" action="/backstage/sign-in" className="grid gap-2">
        {token === null ? (
          <>
            <label htmlFor="bs-key">{signIn.key}</label>
            <Input id="bs-key" name="key" type="password" autoComplete="current-password" required />
            <NameField />
          </>
        ) : (
          <input type="hidden" name="token" value={token} />
        )}
        <Button type="submit" primary>
          {signIn.comeIn}
        </Button>
      </form>
    </SignInPage>
  );
}

export function SignInPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto mt-[12vh] grid max-w-104 gap-4 p-5">
      <h1 className="font-bold text-xl">{title}</h1>
      {children}
    </main>
  );
}

/** Asks for a name, so that the others see who did what. If the field stays empty, the page asks once more after the key. */
export function NameField({ required = false }: { required?: boolean }) {
  const { signIn } = useWords('backstage');
  return (
    <>
      <label htmlFor="bs-name">{signIn.name}</label>
      <Input
        id="bs-name"
        name="name"
        autoComplete="nickname"
        maxLength={40}
        aria-describedby="bs-name-note"
        required={required}
      />
      <p id="bs-name-note" className="text-muted text-sm">
        {signIn.nameNote}
      </p>
    </>
  );
}
