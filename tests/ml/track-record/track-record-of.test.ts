import { expect, it } from 'vitest';
import { trackRecordOf } from '#ml/track-record/track-record-of.ts';
import { simulatedHistory } from '#tests/ml/severity/simulated-history.ts';

const [record] = simulatedHistory(1, 1).map((one) => ({
  ...one,
  label: 'application.oom_kill' as const,
  context: { ...one.context, service: 'claims' },
}));

it('counts incidents and runs by class and service', () => {
  const runbook = { name: 'restart', helped: true };
  const told = trackRecordOf([
    { ...record!, minutesToEscalation: 15, runbook },
    { ...record!, minutesToEscalation: 15.1, runbook: { ...runbook, helped: false } },
    { ...record!, label: null },
  ]);
  const place = { class: 'application.oom_kill', service: 'claims' };
  expect(told.escalations).toEqual([
    { ...place, incidents: 2, escalated: 1 },
    { class: null, service: 'claims', incidents: 1, escalated: 0 },
  ]);
  expect(told.runbooks).toEqual([{ ...place, runbook: 'restart', helped: 1, failed: 1, rejected: 0 }]);
});
