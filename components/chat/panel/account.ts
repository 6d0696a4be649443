import type { Credentials } from '#lib/irc/types.ts';
import { keep, readKept } from './settings.ts';

// A viewer who asks for it is logged in on the next visit. The page keeps only the name of the account; the browser may keep the
// password in its own store.

const KEY = 'marquee:chat:account';

/** The account that logs in by itself; ''. */
export function keptAccount(): string {
  const kept = readKept(KEY);
  return typeof kept === 'string' ? kept : '';
}

type PasswordKept = Credential & { id: string; password: string };
type PasswordMaker = new (data: { id: string; password: string; name: string }) => Credential;
/** Chromium's alone so far; elsewhere the form is filled in by the browser. */
const passwords = () => (globalThis as { PasswordCredential?: PasswordMaker }).PasswordCredential;

/** Keeps the login for the next visit, or forgets it. */
export async function keepAccount(account: string, password: string): Promise<void> {
  keep(KEY, account || undefined);
  const Maker = passwords();
  try {
    if (account === '') await navigator.credentials?.preventSilentAccess();
    else if (Maker) await navigator.credentials.store(new Maker({ id: account, password, name: account }));
  } catch {
    // The browser does not keep the password, so the dialog asks for it next time.
  }
}

/** Asks the browser for the password of the account; null if it wants to be asked by a form. */
export async function keptCredentials(account: string): Promise<Credentials | null> {
  if (!passwords()) return null;
  try {
    const request = { password: true, mediation: 'optional' } as CredentialRequestOptions;
    const kept = (await navigator.credentials.get(request)) as PasswordKept | null;
    return kept?.password
      ? { mechanism: 'PLAIN', account: kept.id || account, password: kept.password }
      : null;
  } catch {
    return null;
  }
}
