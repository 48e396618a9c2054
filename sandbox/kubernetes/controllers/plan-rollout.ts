import { resolveCount } from '#sandbox/kubernetes/intstr.ts';

/** One ReplicaSet of a Deployment, as the plan sees it. */
export interface RolloutMember {
  readonly name: string;
  readonly replicas: number;
  readonly available: number;
}

export interface RolloutFacts {
  readonly desired: number;
  readonly strategy: 'RollingUpdate' | 'Recreate';
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly fresh: RolloutMember;
  /** Older ReplicaSets, oldest first. */
  readonly old: readonly RolloutMember[];
  /** Pods of older ReplicaSets that still exist, terminating ones included: Recreate waits for them. */
  readonly oldPodsLeft: number;
}

/** The sizes the ReplicaSets should have next; those not named keep theirs. */
export type RolloutPlan = Readonly<Record<string, number>>;

/**
 * The next step of a Deployment's rollout. RollingUpdate never has more than desired + maxSurge pods nor fewer than
 * desired − maxUnavailable available ones; unhealthy old pods go first. The arithmetic is that of
 * kubernetes/pkg/controller/deployment/rolling.go and util.NewRSNewReplicas.
 */
export function planRollout(facts: RolloutFacts): RolloutPlan {
  return facts.strategy === 'Recreate' ? planRecreate(facts) : planRolling(facts);
}

function planRecreate(facts: RolloutFacts): RolloutPlan {
  const running = facts.old.filter((member) => member.replicas > 0);
  if (running.length > 0) return Object.fromEntries(running.map((member) => [member.name, 0]));
  return facts.oldPodsLeft > 0 ? {} : { [facts.fresh.name]: facts.desired };
}

function planRolling(facts: RolloutFacts): RolloutPlan {
  const { desired, fresh, old } = facts;
  const total = fresh.replicas + sum(old, (member) => member.replicas);
  if (fresh.replicas > desired) return { [fresh.name]: desired };
  if (fresh.replicas < desired) {
    const room = desired + facts.maxSurge - total;
    if (room > 0) return { [fresh.name]: fresh.replicas + Math.min(room, desired - fresh.replicas) };
  }

  const minAvailable = desired - facts.maxUnavailable;
  const unavailableFresh = fresh.replicas - fresh.available;
  let mayGo = total - minAvailable - unavailableFresh;
  const sizes = new Map(old.map((member) => [member.name, member.replicas]));
  for (const member of old) {
    const unhealthy = Math.max(0, Math.min(mayGo, member.replicas - member.available));
    sizes.set(member.name, member.replicas - unhealthy);
    mayGo -= unhealthy;
  }
  const available = fresh.available + sum(old, (member) => member.available);
  let surplus = Math.min(mayGo, available - minAvailable);
  for (const member of old) {
    const size = sizes.get(member.name) ?? 0;
    const gone = Math.max(0, Math.min(surplus, size));
    sizes.set(member.name, size - gone);
    surplus -= gone;
  }
  return Object.fromEntries(
    [...sizes].filter(([name, size]) => old.some((member) => member.name === name && member.replicas !== size)),
  );
}

function sum(members: readonly RolloutMember[], value: (member: RolloutMember) => number): number {
  return members.reduce((total, member) => total + value(member), 0);
}

/**
 * `maxSurge` and `maxUnavailable` as counts: percentages of the desired size, surge rounded up and unavailable rounded
 * down; both zero would never move, so unavailable becomes one.
 */
export function resolveBounds(
  desired: number,
  bounds: { readonly maxSurge?: number | string; readonly maxUnavailable?: number | string } | undefined,
): { readonly maxSurge: number; readonly maxUnavailable: number } {
  const maxSurge = resolveCount(bounds?.maxSurge ?? '25%', desired, 'up');
  const maxUnavailable = resolveCount(bounds?.maxUnavailable ?? '25%', desired, 'down');
  return { maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}
