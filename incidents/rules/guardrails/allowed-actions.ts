import { allow, type Guardrail } from './guardrail.ts';
import { decidingEntry } from './namespace-pattern.ts';

/** Where actions are listed for a namespace, no other is done there. */
export const allowedActions: Guardrail = {
  name: 'allowed-actions',
  judge({ action, target }, _facts, { allowedActions }) {
    const entry = decidingEntry(allowedActions, target.namespace);
    if (entry === null || entry.actions.includes(action)) return allow;
    const where = target.namespace ?? 'what belongs to no namespace';
    const listed = entry.actions.length === 0 ? 'nothing' : `only ${entry.actions.join(', ')}`;
    return {
      verdict: 'refuse',
      reason: `${action} is not allowed in ${where}: ${listed} may be done there (guardrails.allowed_actions: ${entry.namespaces}).`,
    };
  },
};
