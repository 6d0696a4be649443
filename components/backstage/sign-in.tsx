'use client';

import { useWords } from '#components/words/use-words.tsx';

/** For whoever comes without the link. Works without scripts. */
export function SignIn({ refused }: { refused: string | null }) {
  const { title, signIn } = useWords('backstage');
  const complaint = refused === null ? null : signIn.refused[refused === 'too-many' ? refused : 'wrong'];
  return (
    <main className="bs-sign-in">
      <h1 className="bs-title">{title}</h1>
      <p>{signIn.about}</p>
      {complaint ? (
        <p className="bs-error" role="alert">
          {complaint}
        </p>
      ) : null}
      <form method="post" action="/backstage/sign-in" className="bs-form">
        <label htmlFor="bs-key">{signIn.key}</label>
        <input
          id="bs-key"
          name="key"
          type="password"
          className="bs-input"
          autoComplete="current-password"
          required
        />
        <NameField name="" />
        <button type="submit" className="bs-button bs-primary">
          {signIn.comeIn}
        </button>
      </form>
    </main>
  );
}

/** Asked for, so that the others see who did what. */
export function NameField({ name }: { name: string }) {
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
        defaultValue={name}
        aria-describedby="bs-name-note"
        required
      />
      <p id="bs-name-note" className="bs-note">
        {signIn.nameNote}
      </p>
    </>
  );
}
