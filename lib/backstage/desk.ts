import type { Problem } from '#lib/schedule/types.ts';
import type { WebhookHeaders } from './webhook.ts';

/** What a call of `POST /api/refresh` is answered. `reason` says in a sentence why the sheet was not accepted. */
export type RefreshAnswer = {
  accepted: boolean;
  problems: readonly Problem[];
  /** Of the schedule that is served then; null where there is none yet. */
  revision: string | null;
  reason?: string;
};

export type RefreshResult =
  | { kind: 'refused' }
  /** `read`: whether the sheet was read since the call came. */
  | { kind: 'answered'; read: boolean; answer: RefreshAnswer };

/** What the routes of the organizers ask of the server. */
export type Desk = {
  /** Null where no REFRESH_SECRET is set. */
  refresh: ((headers: WebhookHeaders, body: Uint8Array) => Promise<RefreshResult>) | null;
};

// As for the site (lib/site/current.ts): Next's bundle has its own copy of this module.
const KEY = Symbol.for('marquee.backstage');
type Holder = { [KEY]?: Desk };

/** The desk of this process; null in a build. */
export function getDesk(): Desk | null {
  return (globalThis as Holder)[KEY] ?? null;
}

export function setDesk(desk: Desk): void {
  (globalThis as Holder)[KEY] = desk;
}
