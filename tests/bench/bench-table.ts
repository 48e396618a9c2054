import type { RunBench } from './bench.ts';

export interface Bench {
  readonly name: string;
  /** What it measures, in one line. */
  readonly measures: string;
  /** Loads the bench with all that it needs, which takes longer than to list it. */
  load(): Promise<RunBench>;
}

/** Every bench. */
export const benchTable: readonly Bench[] = [
  {
    name: 'webhook-to-card',
    measures: 'From the request of a webhook to the card in Slack, first posted and with its assessment complete',
    load: async () => (await import('./benches/webhook-to-card.ts')).webhookToCard,
  },
  {
    name: 'ingest-rate',
    measures: 'Alerts accepted a second (202 after commit) in batches of 1, 10 and 100, embedded and on PostgreSQL',
    load: async () => (await import('./benches/ingest-rate.ts')).ingestRate,
  },
  {
    name: 'step-transitions',
    measures: 'Durable steps of runbooks a second and from step to step on PostgreSQL, beside DBOS',
    load: async () => (await import('./benches/step-transitions.ts')).stepTransitions,
  },
  {
    name: 'crash-matrix',
    measures:
      'Effects at the wire of runbooks with every type of step, killed (SIGKILL) at seeded points on PostgreSQL',
    load: async () => (await import('./benches/crash-matrix.ts')).crashMatrix,
  },
  {
    name: 'root-cause',
    measures: 'How often the cause that people are told is the true one, over generated incidents of every cause',
    load: async () => (await import('./benches/root-cause.ts')).rootCause,
  },
  {
    name: 'boosting',
    measures: 'Time to train gradient boosted trees on the rule corpus, beside real XGBoost on one thread',
    load: async () => (await import('./benches/boosting.ts')).boosting,
  },
  {
    name: 'classify',
    measures:
      'Time to classify an alert, alone and in batches, and how long inference and training hold the event loop up',
    load: async () => (await import('./benches/classify.ts')).classify,
  },
];
