import type { PeopleOrder, SheetOrder } from '#lib/backstage/crew-order.ts';
import { isAtLeast } from '#lib/backstage/role.ts';
import type { CommandResult, Crew, PeopleState } from '#lib/backstage/state.ts';
import { say, type Words } from '#lib/words/words.ts';
import { type CrewKeys, signInLink } from '#server/crew/keys.ts';
import type { createPresence } from '#server/crew/presence.ts';
import type { Presses } from '#server/crew/presses.ts';
import { cleanName } from './session.ts';

const MOST_ACTS = 40;

type Options = {
  keys: CrewKeys;
  presence: ReturnType<typeof createPresence>;
  presses: Presses;
  siteUrl: URL;
  now(): number;
  words(): Words;
};

/** Manages the crew: their keys, who has backstage open, and what each person did. */
export function createPeople({ keys, presence, presses, siteUrl, now, words }: Options) {
  function withLink(id: string, key?: string): CommandResult {
    const { crew } = words();
    const token = keys.newLink(id, now());
    if (token === null) return { ok: false, reason: crew.noKey };
    return { ok: true, said: crew.made, link: signInLink(token, siteUrl), ...(key !== undefined && { key }) };
  }

  return {
    run(order: PeopleOrder, crew: Crew): CommandResult {
      const { noKey, noName, tooMany, revoked } = words().crew;
      if (order.act === 'new-link') return withLink(order.id);
      if (order.act === 'revoke') {
        return keys.revoke(order.id) ? { ok: true, said: revoked } : { ok: false, reason: noKey };
      }
      const name = cleanName(order.name);
      if (name === '') return { ok: false, reason: noName };
      const person = { name, role: order.role, account: order.account.trim() };
      const made = keys.make(person, { madeBy: crew.name, now: now() });
      return made ? withLink(made.id, made.key) : { ok: false, reason: tooMany };
    },
    /** The text for the list of presses, such as "made a key for Ada". */
    say(order: PeopleOrder | SheetOrder | { act: 'accept' }): string {
      const name =
        order.act === 'make-key'
          ? cleanName(order.name)
          : order.act === 'new-link' || order.act === 'revoke'
            ? (keys.read(order.id)?.name ?? '')
            : '';
      return say(words().crew.acts[order.act], { name });
    },
    shown(crew: Crew): PeopleState {
      const ended = presses.list().filter(({ end }) => end === 'done' || end === 'lost');
      return {
        here: presence.here(),
        acts: ended
          .slice(0, MOST_ACTS)
          .map(({ at, who, what, end }) => ({ at, who, what, isLost: end === 'lost' })),
        keys: isAtLeast(crew.role, 'all') && !crew.open ? keys.list() : null,
      };
    },
  };
}
