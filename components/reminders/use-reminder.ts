import { useState } from 'react';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { plainSlugOf } from '#lib/schedule/plain-slug.ts';
import { askForPush, endPush, type Problem } from './ask-site.ts';
import { forgetReminder, type Known, rememberReminder, reminderOf } from './known.ts';

/** One airing, which may be of a series; or a series alone. */
export type Remindable = { slot: PublicSlot } | { series: string };

type Phase = 'ask' | 'asking' | 'set' | 'forgotten';
const USUAL = 10;

/** A reminder of an airing or its series: what is known of it, and how it is set and ended. */
export function useReminder(of: Remindable, language: string) {
  const slot = 'slot' in of ? of.slot : null;
  const series = 'slot' in of ? of.slot.series : of.series;
  const choices: Pick<Known, 'kind' | 'key'>[] = [
    ...(slot ? [{ kind: 'show' as const, key: slot.uid }] : []),
    ...(series === null ? [] : [{ kind: 'series' as const, key: plainSlugOf(series) }]),
  ];
  const already = choices.map(reminderOf).find(Boolean) ?? null;
  const [choice, setChoice] = useState(already ?? choices[0]);
  const [lead, setLead] = useState(already?.lead ?? USUAL);
  const [phase, setPhase] = useState<Phase>(already ? 'set' : 'ask');
  const [problem, setProblem] = useState<Problem | null>(null);
  const known = choice ? reminderOf(choice) : null;

  async function remind(): Promise<void> {
    if (!choice) return;
    setPhase('asking');
    const { kind, key } = choice;
    const why = await askForPush({ kind, key, lead }, language);
    setProblem(why);
    if (why === 'full' || why === 'tooMany' || why === 'unknown') return setPhase('ask');
    rememberReminder({ kind, key, lead, where: why === null ? 'push' : 'here' });
    setPhase('set');
  }

  async function forget(): Promise<void> {
    if (!choice) return;
    setPhase('asking');
    const why = known?.where === 'push' ? await endPush(choice) : null;
    setProblem(why);
    if (why !== null) return setPhase('set');
    forgetReminder(choice);
    setPhase('forgotten');
  }

  return {
    slot,
    series,
    choices,
    choice,
    choose(one: Pick<Known, 'kind' | 'key'>) {
      setChoice(one);
      setPhase(reminderOf(one) ? 'set' : 'ask');
    },
    lead,
    setLead,
    phase,
    problem,
    known,
    remind,
    forget,
  };
}
