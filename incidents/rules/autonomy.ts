import type { ClassOrUnknown } from '#domain/classification.ts';
import type { Autonomy } from '#domain/decision.ts';
import type { Severity } from '#domain/severity.ts';
import type { AutonomyRule } from '#incidents/policy.ts';

/** How far a runbook may go for this incident: the most specific matching line, the later one among equals. */
export function autonomyFor(
  rules: readonly AutonomyRule[],
  fallback: Autonomy,
  incident: { readonly runbook: string; readonly classification: ClassOrUnknown; readonly severity: Severity },
): Autonomy {
  let best: { readonly rule: AutonomyRule; readonly weight: number } | null = null;
  for (const rule of rules) {
    if (rule.runbook !== null && rule.runbook !== incident.runbook) continue;
    if (rule.classification !== null && rule.classification !== incident.classification) continue;
    if (rule.severity !== null && rule.severity !== incident.severity) continue;
    const weight =
      Number(rule.runbook !== null) + Number(rule.classification !== null) + Number(rule.severity !== null);
    if (!best || weight >= best.weight) best = { rule, weight };
  }
  return best?.rule.autonomy ?? fallback;
}
