/**
 * A reminder that this browser wants. The site keeps a `push` and sends it even if no page is open. Only this browser keeps
 * a `here`, and shows it while a page is open. `lead` is in minutes; the key of a series is its slug.
 */
export type Known = { kind: 'show' | 'series'; key: string; lead: number; where: 'push' | 'here' };

const KEY = 'marquee:reminders';
/** If the browser keeps nothing, reminders are known in this page only. */
let unkept: Known[] = [];

export function knownReminders(): Known[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKnown) : unkept;
  } catch {
    return unkept;
  }
}

const isKnown = (one: Known) => typeof one?.key === 'string' && typeof one.lead === 'number';
const isSame = (a: Pick<Known, 'kind' | 'key'>, b: Pick<Known, 'kind' | 'key'>) =>
  a.kind === b.kind && a.key === b.key;

export const reminderOf = (wanted: Pick<Known, 'kind' | 'key'>) =>
  knownReminders().find((one) => isSame(one, wanted)) ?? null;

export function rememberReminder(reminder: Known): void {
  keep([...knownReminders().filter((one) => !isSame(one, reminder)), reminder]);
}

export function forgetReminder(wanted: Pick<Known, 'kind' | 'key'>): void {
  keep(knownReminders().filter((one) => !isSame(one, wanted)));
}

function keep(reminders: Known[]): void {
  unkept = reminders;
  try {
    localStorage.setItem(KEY, JSON.stringify(reminders));
  } catch {
    // Private windows may refuse.
  }
}
