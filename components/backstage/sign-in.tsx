const REFUSED: Record<string, string> = {
  wrong: 'That is not the key.',
  'too-many': 'Too many wrong keys: try again in ten minutes.',
};

/** For whoever comes without the link. Works without scripts. */
export function SignIn({ refused }: { refused: string | null }) {
  const complaint = refused === null ? null : (REFUSED[refused] ?? REFUSED.wrong);
  return (
    <main className="bs-sign-in">
      <h1 className="bs-title">Backstage</h1>
      <p>For the crew: how the sheet is read, what is wrong in it, and what viewers see.</p>
      {complaint ? (
        <p className="bs-error" role="alert">
          {complaint}
        </p>
      ) : null}
      <form method="post" action="/backstage/sign-in" className="bs-form">
        <label htmlFor="bs-key">Key</label>
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
          Come in
        </button>
      </form>
    </main>
  );
}

/** Asked for, so that the others see who did what. */
export function NameField({ name }: { name: string }) {
  return (
    <>
      <label htmlFor="bs-name">Your name</label>
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
        The others see it beside what you do. Nobody checks it.
      </p>
    </>
  );
}
