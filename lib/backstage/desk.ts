import type { SiteView } from '#lib/feeds/site-view.ts';
import type { PlainProblem } from '#lib/schedule/types.ts';
import type { BackstageState, Crew, Order, OrderResult, TimelineBody } from './state.ts';
import type { WebhookHeaders } from './webhook.ts';

/** What a call of `POST /api/refresh` is answered. `reason` says in a sentence why the sheet was not accepted. */
export type RefreshAnswer = {
  accepted: boolean;
  problems: readonly PlainProblem[];
  /** Of the schedule that is served then; null where there is none yet. */
  revision: string | null;
  reason?: string;
};

export type RefreshResult =
  | { kind: 'refused' }
  /** `read`: whether the sheet was read since the call came. */
  | { kind: 'answered'; read: boolean; answer: RefreshAnswer };

/** Where a request comes from. */
export type Peer = { address: string; isThisMachine: boolean };

/** What the routes of the organizers ask of the server. */
export type Desk = {
  /** Null where no REFRESH_SECRET is set. */
  refresh: ((headers: WebhookHeaders, body: Uint8Array) => Promise<RefreshResult>) | null;
  door: {
    /** `off`: there is no backstage for this one. */
    admit(cookie: string | null, peer: Peer): Crew | 'sign-in' | 'off';
    signIn(key: string, name: string, peer: Peer): { cookie: string } | 'off' | 'wrong' | 'too-many';
    /** These give the Set-Cookie header. */
    rename(name: string): string;
    signOut(): string;
  };
  state(crew: Crew): BackstageState;
  timeline(): TimelineBody | null;
  /** The near schedule as a page made at that instant (ms) would have it. */
  viewAt(instant: number): SiteView | null;
  obey(order: Order, crew: Crew): Promise<OrderResult>;
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
