import { short } from '#bot/announce/push-news.ts';
import type { Deploy, Deploys } from '#bot/store/deploys.ts';
import type { Facts } from '#bot/store/facts.ts';

type Known = {
  deploys: Pick<Deploys, 'lastPushed'>;
  facts: Pick<Facts, 'get'>;
  mirror: { tip(): Promise<string | null>; isAncestor(older: string, newer: string): Promise<boolean> };
  branch: string;
};

export type Decision = { kind: 'push'; revision: string; tip: string } | { kind: 'nothing'; why: string };

/**
 * What a deploy is to push, once the branch was fetched. Pushes only ever bring the branch's tip, whatever their
 * delivery says, and only where it is new: an old delivery that is sent again, a forge that answers with an old state,
 * or a branch that was set back, changes nothing until an operator says so.
 */
export async function decide(deploy: Deploy, { deploys, facts, mirror, branch }: Known): Promise<Decision> {
  const tip = await mirror.tip();
  if (!tip) return { kind: 'nothing', why: `${branch} has no commits.` };
  // A crash came between the decision and its push: it stands.
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
