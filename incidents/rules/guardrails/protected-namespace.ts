import { allow, type Guardrail } from './guardrail.ts';
import { decidingEntry } from './namespace-pattern.ts';

/** In a protected namespace nothing is changed, except by the actions named for it. */
export const protectedNamespace: Guardrail = {
  name: 'protected-namespace',
  judge({ action, target }, _facts, { protectedNamespaces }) {
    const entry = decidingEntry(protectedNamespaces, target.namespace);
    if (entry === null || entry.exceptActions.includes(action)) return allow;
    const where = target.namespace ?? 'What belongs to no namespace';
    const exceptions =
      entry.exceptActions.length === 0
        ? ''
        : ` Only ${entry.exceptActions.join(', ')} may be done there, not ${action}.`;
    return {
      verdict: 'refuse',
      reason: `${where} is protected (guardrails.protected_namespaces: ${entry.namespaces}).${exceptions}`,
    };
  },
};
