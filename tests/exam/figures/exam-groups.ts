import type { Mark } from '#tests/exam/mark-record.ts';

export interface ExamGroup {
  readonly id: string;
  readonly what: string;
  readonly holds: (mark: Mark) => boolean;
}

const minuteMs = 60_000;

/** The groups of incidents whose figures are told apart. */
export const examGroups: readonly ExamGroup[] = [
  { id: 'all', what: 'All incidents', holds: () => true },
  {
    id: 'plain',
    what: 'Neither decoy nor missing source',
    holds: ({ record: { plan } }) => plan.decoys.length === 0 && plan.missing === null,
  },
  { id: 'decoys', what: 'With decoys', holds: ({ record: { plan } }) => plan.decoys.length > 0 },
  {
    id: 'same-service-rollout',
    what: 'With a harmless rollout of the same service',
    holds: ({ record: { plan } }) =>
      plan.decoys.some(({ decoy, service }) => decoy === 'harmless-rollout' && service === plan.service),
  },
  { id: 'missing', what: 'With a missing source', holds: ({ record: { plan } }) => plan.missing !== null },
  {
    id: 'missing-kubernetes',
    what: 'Without Kubernetes',
    holds: ({ record: { plan } }) => plan.missing?.source === 'kubernetes',
  },
  {
    id: 'missing-prometheus',
    what: 'Without Prometheus',
    holds: ({ record: { plan } }) => plan.missing?.source === 'prometheus',
  },
  { id: 'missing-loki', what: 'Without Loki', holds: ({ record: { plan } }) => plan.missing?.source === 'loki' },
  { id: 'early', what: 'Judged within a minute of the strike', holds: (mark) => judgedAfterMs(mark) < minuteMs },
  { id: 'late', what: 'Judged later', holds: (mark) => judgedAfterMs(mark) >= minuteMs },
];

function judgedAfterMs({ record }: Mark): number {
  return (record.alertedAfterMs ?? 0) + record.plan.lingerMs;
}
