import type { GuardrailPolicy } from '#incidents/guardrail-policy.ts';
import type { GuardrailSettings } from './guardrail-settings.ts';

/** The guardrails as the rules read them. */
export function guardrailPolicyOf(settings: GuardrailSettings): GuardrailPolicy {
  const { budget } = settings;
  return {
    protectedNamespaces: settings.protected_namespaces.map((entry) => ({
      namespaces: entry.namespaces,
      exceptActions: entry.except_actions,
    })),
    allowedActions: Object.entries(settings.allowed_actions).map(([namespaces, actions]) => ({ namespaces, actions })),
    freezeWindows: settings.freeze,
    budget: {
      windowMs: budget.window,
      perTarget: budget.per_target,
      perNamespace: budget.per_namespace,
      perCluster: budget.per_cluster,
      podsPerNamespace: budget.pods_per_namespace,
      podsPerCluster: budget.pods_per_cluster,
      whenSpent: budget.when_spent,
    },
    cooldownMs: settings.cooldown,
    maxPodsPercent: settings.max_pods_percent,
  };
}
