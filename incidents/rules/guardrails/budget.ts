import type { ChangeTarget, PlannedChange } from '#domain/change.ts';
import { sayDuration } from '#domain/duration.ts';
import type { Budget } from '#incidents/guardrail-policy.ts';
import { sayTarget, targetKey } from '#incidents/rules/change-target.ts';
import { allow, type Guardrail, type GuardrailFacts, type PastChange, type Verdict } from './guardrail.ts';
import { roomAt } from './rolling-window.ts';
import { worstVerdict } from './worst-verdict.ts';

/** All runbooks share one budget of changes and of pods, for each target, namespace and cluster, in a rolling window. */
export const budget: Guardrail = {
  name: 'budget',
  judge: (change, facts, { budget }) =>
    worstVerdict(accountsOf(change, budget).map((account) => verdictOf(account, facts, budget))),
};

/** One limit, and which earlier changes count against it. */
interface Account {
  readonly setting: string;
  readonly limit: number | null;
  readonly unit: 'change' | 'pod';
  readonly words: string;
  /** What this change spends of it. */
  readonly amount: number;
  readonly holds: (past: ChangeTarget) => boolean;
}

function accountsOf({ target, blast }: PlannedChange, limits: Budget): readonly Account[] {
  const { system, cluster, namespace } = target;
  const key = targetKey(target);
  const inCluster = (past: ChangeTarget): boolean => past.system === system && past.cluster === cluster;
  const inNamespace = (past: ChangeTarget): boolean => inCluster(past) && past.namespace === namespace;
  const inTarget = (past: ChangeTarget): boolean => targetKey(past) === key;
  const cost = { change: 1, pod: blast.pods?.touched ?? 0 };
  const account = (
    setting: string,
    unit: Account['unit'],
    limit: number | null,
    words: string,
    holds: Account['holds'],
  ): Account => ({ setting, unit, limit, words, holds, amount: cost[unit] });
  const wide = sayWide(target);
  return [
    account('per_target', 'change', limits.perTarget, sayTarget(target), inTarget),
    ...(namespace === null
      ? []
      : [
          account('per_namespace', 'change', limits.perNamespace, `namespace ${namespace}`, inNamespace),
          account('pods_per_namespace', 'pod', limits.podsPerNamespace, `namespace ${namespace}`, inNamespace),
        ]),
    account('per_cluster', 'change', limits.perCluster, wide, inCluster),
    account('pods_per_cluster', 'pod', limits.podsPerCluster, wide, inCluster),
  ];
}

/** What is not in a cluster has its own account beside the clusters. */
function sayWide({ system, cluster }: ChangeTarget): string {
  if (system === 'kubernetes') return cluster === null ? 'the cluster' : `cluster ${cluster}`;
  return cluster === null ? `all ${system} steps` : `all ${system} steps for cluster ${cluster}`;
}

function verdictOf(account: Account, { now, recent }: GuardrailFacts, { windowMs, whenSpent }: Budget): Verdict {
  const { setting, limit, unit, words, amount } = account;
  if (limit === null) return allow;
  const spent = recent
    .filter((past) => account.holds(past.target))
    .map((past) => ({ at: past.at, amount: amountOf(past, unit) }));
  const room = roomAt(spent, amount, limit, { now, windowMs });
  if (room === 'now') return allow;
  const rule = `${count(limit, unit)} within ${sayDuration(windowMs)} for ${words} (guardrails.budget.${setting})`;
  if (room === 'never') {
    return {
      verdict: 'refuse',
      reason: `${count(amount, unit)} at once would be more than the whole budget of ${rule}.`,
    };
  }
  const used = `The budget of ${rule} is spent; there is room again at ${room.toISOString()}`;
  if (whenSpent === 'wait') return { verdict: 'wait', until: room, reason: `${used}.` };
  return { verdict: 'refuse', reason: `${used}, and guardrails.budget.when_spent says not to wait.` };
}

function count(amount: number, unit: Account['unit']): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function amountOf(past: PastChange, unit: Account['unit']): number {
  return unit === 'pod' ? past.pods : 1;
}
