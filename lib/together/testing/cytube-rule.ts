import type { StepAct, StepLook, StepState } from '../step.ts';

/** CyTube's rule, as a comparison: every five seconds, beyond two seconds, a seek to the second itself. */
export function cytubeRule(state: StepState, look: StepLook): { state: StepState; act: StepAct } {
  const last = state.seeks.at(-1) ?? Number.NEGATIVE_INFINITY;
  if (look.now - last < 5000) return { state, act: { act: 'none' } };
  const seen = { ...state, seeks: [look.now] };
  if (Math.abs(look.position - look.target) <= 2) return { state: seen, act: { act: 'none' } };
  return { state: seen, act: { act: 'seek', to: Math.max(0, look.target) } };
}
