/**
 * What this browser wants to be reminded of: `push` is kept by the site and comes whatever is open, `here` by this browser
 * alone, while a page is open. `lead` is in minutes; a series is known by its slug.
 */
export type Known = { kind: 'show' | 'series'; key: string; lead: number; where: 'push' | 'here' };

const KEY = 'marquee:reminders';
/** Where the browser keeps nothing, it is for this page only. */
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
