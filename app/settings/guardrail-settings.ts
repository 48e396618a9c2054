import { z } from 'zod';
import { duration } from './duration.ts';
import { freezeWindow } from './freeze-window.ts';
import { namedEntries } from './named-entries.ts';
import { namespacePattern } from './namespace-pattern.ts';

const action = z
  .string()
  .regex(/^[a-z][a-z_]*$/, 'must be an action as runbooks name it, such as rollout_restart, scale, http or script');

/** `kube-system`, or an object with the actions that are allowed there all the same. */
const protectedNamespaces = z.preprocess(
  (entry) => (typeof entry === 'string' ? { namespaces: entry } : entry),
  z.strictObject(
    { namespaces: namespacePattern, except_actions: z.array(action).default([]) },
    {
      error: ({ code }) =>
        code === 'invalid_type'
          ? 'must be a namespace or pattern, or { namespaces: kube-system, except_actions: [rollout_restart] }'
          : undefined,
    },
  ),
);

const limit = z
  .int('must be a whole number, or null for no limit')
  .min(1, 'must be at least 1, or null for no limit; to stop everything use /runbook stop all')
  .nullable();

const budget = z
  .strictObject({
    window: duration.prefault('1h').refine((ms) => ms > 0, 'must be longer than nothing, such as 1h'),
    per_target: limit.default(3),
    per_namespace: limit.default(20),
    per_cluster: limit.default(60),
    pods_per_namespace: limit.default(null),
    pods_per_cluster: limit.default(null),
    when_spent: z.enum(['wait', 'refuse']).default('wait'),
  })
  .prefault({});

/** `guardrails:` what every change has to pass, whatever runbook makes it and whoever approved it. */
export const guardrailSettings = z
  .strictObject({
    protected_namespaces: z.array(protectedNamespaces).prefault(['kube-system', 'kube-public', 'kube-node-lease']),
    allowed_actions: namedEntries(namespacePattern, z.array(action)).default({}),
    freeze: z.array(freezeWindow).default([]),
    budget,
    cooldown: duration.prefault('5m'),
    max_pods_percent: z
      .int('must be a whole number of percent')
      .min(1, 'must be at least 1 percent; a single pod may always go')
      .max(100, 'must be at most 100 percent, which lets all pods go together')
      .default(50),
  })
  .prefault({});

export type GuardrailSettings = z.infer<typeof guardrailSettings>;
