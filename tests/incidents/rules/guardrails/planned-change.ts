import type { ChangeTarget, PlannedChange } from '#domain/change.ts';
import type { GuardrailPolicy } from '#incidents/guardrail-policy.ts';
import type { GuardrailFacts, PastChange } from '#incidents/rules/guardrails/guardrail.ts';

export const claimsApi: ChangeTarget = {
  system: 'kubernetes',
  cluster: 'prod',
  namespace: 'claims',
  name: 'deployment/claims-api',
};

/** A restart of claims-api, or what the test makes of it. */
export function planned(
  changes: Partial<Pick<PlannedChange, 'action'>> & {
    readonly target?: Partial<ChangeTarget>;
    readonly pods?: PlannedChange['blast']['pods'];
  } = {},
): PlannedChange {
  const target = { ...claimsApi, ...changes.target };
  const action = changes.action ?? 'rollout_restart';
  return {
    action,
    target,
    title: `${action} ${target.name}`,
    rendered: {},
    version: '1',
    fingerprint: 'f',
    difference: [],
    blast: { pods: changes.pods ?? null, notes: [] },
    memo: null,
  };
}

export const now = new Date('2026-03-02T03:00:00Z');
export const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
export const minutesAhead = (minutes: number): Date => minutesAgo(-minutes);

/** A change by another run. */
export const past = (changes: Partial<PastChange> = {}): PastChange => ({
  at: minutesAgo(10),
  target: claimsApi,
  pods: 0,
  run: 'other-run',
  ...changes,
});

/** Nothing that any rule could object to. */
export const facts = (changes: Partial<GuardrailFacts> = {}): GuardrailFacts => ({
  now,
  run: 'my-run',
  severity: 'sev2',
  stopped: null,
  recent: [],
  disruption: null,
  ...changes,
});

const unlimited = {
  windowMs: 3_600_000,
  perTarget: null,
  perNamespace: null,
  perCluster: null,
  podsPerNamespace: null,
  podsPerCluster: null,
  whenSpent: 'wait',
} as const;

/** A policy that limits nothing but what the test names. */
export const policy = (
  changes: Partial<Omit<GuardrailPolicy, 'budget'>> & { readonly budget?: Partial<GuardrailPolicy['budget']> } = {},
): GuardrailPolicy => ({
  protectedNamespaces: [],
  allowedActions: [],
  freezeWindows: [],
  cooldownMs: 0,
  maxPodsPercent: 100,
  ...changes,
  budget: { ...unlimited, ...changes.budget },
});
