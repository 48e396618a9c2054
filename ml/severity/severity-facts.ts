import type { ClassOrUnknown } from '#domain/classification.ts';
import type { Severity } from '#domain/severity.ts';

/**
 * What severity is judged by. The alert's text is not among it: a model that reads text predicts other people's severity
 * labels no better than one that always says the most frequent (47 % right against 45 %, on public alert rules). How
 * grave a thing is depends on whose service it is and how far it reaches, and no rule's author could know that.
 */
export interface SeverityFacts {
  /** The worst that the senders said, if anything. */
  readonly hint: Severity | null;
  readonly class: ClassOrUnknown;
  /** Calibrated confidence in the class: 0–1. */
  readonly confidence: number;
  /** The service's entry in the catalogue: tier 1 is the most important; the business flow it carries. */
  readonly service: { readonly tier: number; readonly flow: string | null } | null;
  /** How many services are affected: at least 1. */
  readonly services: number;
  /** How many tenants these serve together; null where nobody knows. */
  readonly tenants: number | null;
  /** Business flows that customers cannot complete now, by name. */
  readonly blockedFlows: readonly string[];
  /** Whether the service has no replica that answers. */
  readonly isDown: boolean;
  /** How much more often such incidents were escalated within 15 minutes than all were: a difference of shares, −1 to 1. */
  readonly escalation: number;
  /** The same in words; null where there were none. */
  readonly escalationWords: string | null;
  readonly at: Date;
}
