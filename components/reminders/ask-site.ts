import type { Known } from './known.ts';
import { worker } from './worker.ts';

/** Why no reminder can come to a closed page: a name among the problems in lib/words. */
export type Problem =
  | 'unsupported'
  | 'homeScreen'
  | 'denied'
  | 'off'
  | 'away'
  | 'failed'
  | 'full'
  | 'tooMany'
  | 'unknown';

type Wish = Pick<Known, 'kind' | 'key' | 'lead'>;

/** Has the site remind this browser; returns the problem if that fails. Asks for the permission if there is none yet. */
export async function askForPush({ kind, key, lead }: Wish, language: string): Promise<Problem | null> {
  if (!('Notification' in window) || !('serviceWorker' in navigator) || !('PushManager' in window)) {
    // Safari on phones offers it to sites on the home screen only.
    return 'standalone' in navigator && !navigator.standalone ? 'homeScreen' : 'unsupported';
  }
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const publicKey = await keyOfSite();
  if (publicKey === 'away' || publicKey === 'off') return publicKey;
  const subscription = await subscribe(publicKey).catch(() => null);
  if (!subscription) return 'failed';
  const { endpoint, keys } = subscription.toJSON();
  return order({
    act: 'remind',
    subscription: { endpoint, keys },
    wanted: { kind, key },
    lead,
    language,
  });
}

/** Ends a reminder that the site keeps. */
export async function endPush({ kind, key }: Pick<Known, 'kind' | 'key'>): Promise<Problem | null> {
  const subscription = await (await worker())?.pushManager?.getSubscription();
  if (!subscription) return null;
  return order({ act: 'forget', endpoint: subscription.endpoint, wanted: { kind, key } });
}

async function keyOfSite(): Promise<string> {
  try {
    const response = await fetch('/api/reminders', { headers: { accept: 'application/json' } });
    // If the site is only files on a host, nothing answers this request.
    if (response.status === 404 || response.status === 405) return 'off';
    if (!response.ok) return 'away';
    const { publicKey } = await response.json();
    return typeof publicKey === 'string' ? publicKey : 'off';
  } catch {
    return 'away';
  }
}

/** The subscription of this browser, made with the key that the site has now. */
async function subscribe(publicKey: string): Promise<PushSubscription | null> {
  const registration = await worker();
  if (!registration) return null;
  const { pushManager } = registration;
  const there = await pushManager.getSubscription();
  const key = bytesOf(publicKey);
  if (there && isSame(there.options?.applicationServerKey, key)) return there;
  await there?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function isSame(a: ArrayBuffer | null | undefined, b: Uint8Array): boolean {
  if (!a) return false;
  const bytes = new Uint8Array(a);
  return bytes.length === b.length && bytes.every((byte, at) => byte === b[at]);
}

const PROBLEMS: Record<string, Problem> = {
  off: 'off',
  unknown: 'unknown',
  full: 'full',
  'too-many': 'tooMany',
};

async function order(body: object): Promise<Problem | null> {
  try {
    const response = await fetch('/api/reminders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    const { reason } = await response.json();
    return PROBLEMS[reason] ?? 'away';
  } catch {
    return 'away';
  }
}
