import type { ExamRecord } from './exam-record.ts';

/** One record in a line, for whoever waits. */
export function sayRecord({ plan, judgement, alertedAfterMs, cpuMs }: ExamRecord): string {
  const beside = [
    ...plan.decoys.map(({ decoy, service }) => `${decoy}@${service}`),
    ...(plan.missing === null ? [] : [`without ${plan.missing.source}`]),
  ];
  return [
    `#${plan.index} ${plan.cause} (${plan.fault}@${plan.service})`,
    ...(beside.length === 0 ? [] : [`beside ${beside.join(', ')}`]),
    alertedAfterMs === null ? 'no alert' : `alert after ${alertedAfterMs / 1000} s`,
    ...(judgement === null ? [] : [judgement.alerts.join(', ')]),
    sayAnswer(judgement),
    `${(cpuMs / 1000).toFixed(1)} s of CPU`,
  ].join(' · ');
}

function sayAnswer(judgement: ExamRecord['judgement']): string {
  if (judgement === null) return 'no incident';
  const { told, ranked } = judgement;
  if (told !== null) return `told: ${told.cause} ${told.confidence.toFixed(2)}`;
  const [first] = ranked;
  return `nothing told, most probable: ${first?.cause ?? 'nothing'} ${first?.probability.toFixed(2) ?? ''}`;
}
