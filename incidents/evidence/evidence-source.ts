import type { StoredAlert } from '#domain/alert.ts';
import type { Incident } from '#domain/incident.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Notebook } from './notebook.ts';

/** What every source is asked about. */
export interface EvidenceQuestion {
  readonly deps: Deps;
  readonly incident: Incident;
  /** Oldest first. */
  readonly alerts: readonly StoredAlert[];
  /** When the trouble began, as far as alerts tell: facts are judged by what lay before it. */
  readonly startedAt: Date;
  readonly now: Date;
  /** Aborted at the deadline: nothing new is asked after it. */
  readonly signal: AbortSignal;
}

/** A place that is asked. It writes down what it finds as it finds it; what it throws is named as its failure. */
export interface EvidenceSource {
  /** As findings and failures name it: `kubernetes`, `prometheus`, … */
  readonly name: string;
  readonly collect: (question: EvidenceQuestion, notebook: Notebook) => Promise<void>;
}
