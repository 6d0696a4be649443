import { short } from '#bot/announce/push-news.ts';
import type { BotState } from '#bot/store/bot-state.ts';
import type { Deploy, Deploys } from '#bot/store/deploys.ts';

type Known = {
  deploys: Pick<Deploys, 'lastPushed'>;
  facts: Pick<BotState, 'get'>;
  mirror: { tip(): Promise<string | null>; isAncestor(older: string, newer: string): Promise<boolean> };
  branch: string;
};

type Decision = { kind: 'push'; revision: string; tip: string } | { kind: 'nothing'; why: string };

/**
 * Decides what a deploy is to push, after the branch was fetched. A push can only deploy the branch's tip, whatever its
 * delivery says, and only if the tip is new. So an old delivery that is sent again, a forge that answers with an old
 * state, or a branch that was set back changes nothing until an operator says so.
 */
export async function decide(deploy: Deploy, { deploys, facts, mirror, branch }: Known): Promise<Decision> {
  const tip = await mirror.tip();
  if (!tip) return { kind: 'nothing', why: `${branch} has no commits.` };
  // The bot crashed between the decision and its push: the decision stands.
  if (deploy.revision) return { kind: 'push', revision: deploy.revision, tip };
  if (deploy.kind !== 'push') return { kind: 'push', revision: tip, tip };
  const last = deploys.lastPushed();
  if (last?.revision === tip && last.state === 'live')
    return { kind: 'nothing', why: `${short(tip)} is live already.` };
  if (facts.get('held') === tip)
    return { kind: 'nothing', why: `${short(tip)} was rolled back. !deploy puts it on again.` };
  const known = facts.get('tip');
  if (known && known !== tip && (await mirror.isAncestor(tip, known)))
    return {
      kind: 'nothing',
      why: `${branch} went back to ${short(tip)}. !deploy puts that on, if it is meant.`,
    };
  return { kind: 'push', revision: tip, tip };
}
