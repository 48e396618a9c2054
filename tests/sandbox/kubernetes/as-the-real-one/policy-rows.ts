import { budget } from './fixtures.ts';
import { autoscaling, core, merge, policy, type RequestRow } from './request-row.ts';

const invalid = { code: 422, reason: 'Invalid' } as const;
const autoscaler = (spec: object) => ({
  metadata: { name: 'new' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
});
const budgetRow = (to: string, spec: object, causes: readonly string[], message?: string): RequestRow => ({
  to,
  ask: ['POST', `${policy}/poddisruptionbudgets`, budget('new', 'nobody', spec)],
  ...invalid,
  causes,
  ...(message === undefined ? {} : { message: `PodDisruptionBudget.policy "new" is invalid: ${message}` }),
});

export const policyRows: readonly RequestRow[] = [
  {
    to: 'an autoscaler with its minimum over its maximum',
    ask: ['POST', `${autoscaling}/horizontalpodautoscalers`, autoscaler({ minReplicas: 5, maxReplicas: 3 })],
    ...invalid,
    message:
      'HorizontalPodAutoscaler.autoscaling "new" is invalid: spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`',
    causes: ['spec.maxReplicas FieldValueInvalid'],
  },
  {
    to: 'the same by a patch',
    ask: ['PATCH', `${autoscaling}/horizontalpodautoscalers/web`, { spec: { minReplicas: 4 } }, merge],
    ...invalid,
    causes: ['spec.maxReplicas FieldValueInvalid'],
  },
  {
    to: 'an autoscaler without a maximum or a target',
    ask: [
      'POST',
      `${autoscaling}/horizontalpodautoscalers`,
      { metadata: { name: 'new' }, spec: { minReplicas: 1, scaleTargetRef: {} } },
    ],
    ...invalid,
    causes: [
      'spec.maxReplicas FieldValueInvalid',
      'spec.scaleTargetRef.kind FieldValueRequired',
      'spec.scaleTargetRef.name FieldValueRequired',
    ],
  },
  {
    to: 'a higher maximum, dry, with the default target',
    ask: ['PATCH', `${autoscaling}/horizontalpodautoscalers/web?dryRun=All`, { spec: { maxReplicas: 9 } }, merge],
    code: 200,
    holds: { spec: { minReplicas: 1, maxReplicas: 9, targetCPUUtilizationPercentage: 80 } },
  },
  budgetRow('a budget with both bounds', { minAvailable: 1, maxUnavailable: 1 }, ['spec FieldValueInvalid']),
  budgetRow(
    'a budget of less than nothing',
    { minAvailable: -1 },
    ['spec.minAvailable FieldValueInvalid'],
    'spec.minAvailable: Invalid value: -1: must be greater than or equal to 0',
  ),
  budgetRow('a budget of text without a percent sign', { minAvailable: '50' }, ['spec.minAvailable FieldValueInvalid']),
  budgetRow('a budget of more than everything', { maxUnavailable: '150%' }, ['spec.maxUnavailable FieldValueInvalid']),
  {
    to: 'a PUT of a budget that says no version',
    ask: ['PUT', `${policy}/poddisruptionbudgets/guard`, budget('guard', 'guarded', { minAvailable: 0 })],
    ...invalid,
    causes: ['metadata.resourceVersion FieldValueInvalid'],
  },
  {
    to: 'another bound of a budget, dry, with the next generation',
    ask: ['PATCH', `${policy}/poddisruptionbudgets/guard?dryRun=All`, { spec: { minAvailable: 0 } }, merge],
    code: 200,
    holds: { apiVersion: 'policy/v1beta1', metadata: { generation: 2 }, spec: { minAvailable: 0 } },
  },
  {
    to: 'a quota of less than nothing, and of nothing known',
    ask: [
      'POST',
      `${core}/resourcequotas`,
      { metadata: { name: 'new' }, spec: { hard: { pods: '-1', 'bad thing': '1' } } },
    ],
    ...invalid,
    causes: ['spec.hard[bad thing] FieldValueInvalid', 'spec.hard[pods] FieldValueInvalid'],
  },
  {
    to: 'a quota in its canonical spelling, dry',
    ask: [
      'POST',
      `${core}/resourcequotas?dryRun=All`,
      { metadata: { name: 'new' }, spec: { hard: { 'requests.cpu': '1000m', 'requests.memory': '1024Mi' } } },
    ],
    code: 201,
    holds: { spec: { hard: { 'requests.cpu': '1', 'requests.memory': '1Gi' } } },
  },
];
