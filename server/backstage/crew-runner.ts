import { type CrewOrder, roleFor } from '#lib/backstage/crew-order.ts';
import { isAtLeast } from '#lib/backstage/role.ts';
import type { Command, CommandResult, Crew } from '#lib/backstage/state.ts';
import type { Words } from '#lib/words/words.ts';
import type { Log } from '#platform/log.ts';
import type { Presses } from '#server/crew/presses.ts';
import type { createPeople } from './people.ts';
import type { BackstageService } from './service.ts';
import type { createSheetRunner } from './sheet-runner.ts';

type Options = {
  run(command: Command, crew: Crew): Promise<CommandResult>;
  sheetRunner: ReturnType<typeof createSheetRunner>;
  people: ReturnType<typeof createPeople>;
  presses: Presses;
  words(): Words;
  log: Log;
};

/** Carries out orders of people whose role allows them, and notes each in the list of presses. */
export function createCrewRunner(options: Options): BackstageService['run'] {
  const { run, sheetRunner, people, presses, words, log } = options;

  async function carryOut(order: NotedOrder, crew: Crew): Promise<CommandResult> {
    switch (order.act) {
      case 'accept':
        return run(order, crew);
      case 'make-key':
      case 'new-link':
      case 'revoke':
        return people.run(order, crew);
      default:
        return sheetRunner.run(order);
    }
  }

  return async (order, crew) => {
    const { act } = order;
    const { crew: own, backstageAnswers } = words();
    if (!isAtLeast(crew.role, roleFor(act))) return { ok: false, reason: own.notAllowed };
    log('info', 'backstage-act', { act, who: crew.name });
    // Other commands are listed with the overrides.
    if (!isNoted(order)) return run(order, crew);
    const id = presses.begin(crew.name || backstageAnswers.somebody, people.say(order));
    try {
      const result = await carryOut(order, crew);
      presses.end(id, result.ok ? 'done' : 'refused');
      return result;
    } catch (error) {
      presses.end(id, 'lost');
      throw error;
    }
  };
}

type NotedOrder = CrewOrder | Extract<Command, { act: 'accept' }>;
const NOTED: ReadonlySet<string> = new Set<NotedOrder['act']>([
  ...(['accept', 'bring-back', 'restore', 'column'] as const),
  ...(['make-key', 'new-link', 'revoke'] as const),
]);
const isNoted = (order: Command | CrewOrder): order is NotedOrder => NOTED.has(order.act);
