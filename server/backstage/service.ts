import type { CompareBody, CrewOrder, HistoryBody } from '#lib/backstage/crew-order.ts';
import type {
  BackstageState,
  Command,
  CommandResult,
  Crew,
  LoadBody,
  TimelineBody,
} from '#lib/backstage/state.ts';
import type { UnderstoodBody } from '#lib/check/check-view.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import type { Tried } from '#lib/feeds/tried.ts';
import type { ChatLog } from '#lib/irc/moderation/moderation-entry.ts';
import type { PlainProblem } from '#lib/schedule/types.ts';
import type { Peer } from '#platform/net/peer.ts';
import type { BotCall } from './bot-runner.ts';
import type { WebhookHeaders } from './webhook.ts';

/** The answer to a call of `POST /api/refresh`. `reason` says in a sentence why the sheet was not accepted. */
export type RefreshAnswer = {
  accepted: boolean;
  problems: readonly PlainProblem[];
  /** The revision of the schedule that is served then, or null if there is none yet. */
  revision: string | null;
  reason?: string;
};

export type RefreshResult =
  | { kind: 'refused' }
  /** `read`: whether the sheet was read since the call came. */
  | { kind: 'answered'; read: boolean; answer: RefreshAnswer };

/** The functions that the organizers' routes call. */
export type BackstageService = {
  /** Null if no REFRESH_SECRET is set. */
  refresh: ((headers: WebhookHeaders, body: Uint8Array) => Promise<RefreshResult>) | null;
  access: {
    /** `off`: this visitor has no backstage. */
    admit(cookie: string | null, peer: Peer): Crew | 'sign-in' | 'off';
    signIn(key: string, name: string, peer: Peer): { cookie: string } | 'off' | 'wrong' | 'too-many';
    /** Signs in by the token of a link. The token is then spent. */
    spend(token: string): { cookie: string } | 'off' | 'spent';
    /** These give the Set-Cookie header. */
    rename(name: string): string;
    signOut(): string;
  };
  state(crew: Crew): BackstageState;
  timeline(): TimelineBody | null;
  load(): LoadBody;
  chatLog: {
    /** All that the bot keeps about people in the chat; null if there is no bot here. */
    read(): ChatLog | null;
    /** Deletes what is kept about somebody, and gives the rest. */
    forget(name: string, crew: Crew): ChatLog | null;
  };
  /** The near schedule as a page made at that instant (ms) would have it. */
  viewAt(instant: number): SiteView | null;
  /** To be called once, when the sheet is followed. */
  settle(): void;
  run(command: Command | CrewOrder, crew: Crew): Promise<CommandResult>;
  /** Carries out what somebody said to the bot, and answers in a sentence; null if it is not the bot who asks. */
  askedByBot(call: BotCall): Promise<string | null>;
  history(): Promise<HistoryBody>;
  compare(id: string): Promise<CompareBody>;
  understood(wanted: { tab: number | null; page: number; only: 'all' | 'problems' }): UnderstoodBody | null;
  /** The site as it would be with something shown that nobody has been shown yet. */
  tryOut(text: string, room: string | undefined): Promise<Tried | Extract<CommandResult, { ok: false }>>;
};
