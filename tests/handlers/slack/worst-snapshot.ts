import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { knownCauses } from '#incidents/known-causes.ts';
import {
  aDoubt,
  anAlert,
  anApproval,
  anIncident,
  aPreview,
  aRun,
  aSnapshot,
  aStep,
  earlier,
  now,
} from './snapshots.ts';

/** Every text as long as a hostile or careless sender can make it, every list as full, everything going on at once. */
export function worstSnapshot(filler: string): IncidentSnapshot {
  const long = filler.repeat(Math.ceil(4000 / filler.length));
  const many = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, i) => item(i));
  const finding = (index: number) => ({
    id: `finding_${index}`,
    present: index % 2 === 0,
    text: long,
    source: long,
    reference: long,
    observedAt: now,
  });
  const states = ['done', 'skipped', 'started', 'waiting', 'failed', 'unknown', 'pending', 'not_taken'] as const;
  return aSnapshot({
    incident: anIncident({
      title: long,
      severityReason: long,
      service: long,
      namespace: long,
      cluster: long,
      tenant: long,
      classification: {
        label: 'unknown',
        confidence: 0.41,
        top: [{ label: 'infrastructure.memory_pressure', probability: 0.41 }],
        reasons: many(50, () => long),
        abstained: long,
        model: long,
      },
      hypothesis: {
        cause: long,
        title: long,
        confidence: 0.43,
        wording: 'suggestion',
        evidence: many(60, finding),
        competing: many(30, (index) => ({ cause: knownCauses[index]?.id ?? long, title: long, confidence: 0.1 })),
      },
      evidence: {
        findings: many(60, finding),
        unavailable: many(30, () => ({ source: long, reason: long })),
        metrics: {},
        changes: many(50, () => ({
          at: earlier(30),
          kind: 'rollout' as const,
          object: long,
          text: long,
          source: long,
          reference: long,
          service: long,
          minutesBefore: 20,
        })),
      },
      confirmed: { class: 'infrastructure.memory_pressure', cause: long, note: long, by: 'U01MAYA0001', at: now },
      severitySetBy: long,
      severityJudgement: {
        verdict: {
          severity: 'sev1',
          reason: long,
          by: 'model',
          floors: many(7, () => ({ id: long, atLeast: 'sev1' as const, text: long })),
          contributions: many(9, () => ({ text: long, logOdds: -1234.5 })),
          score: 1,
          probabilities: { sev1: 1, sev2: 0, sev3: 0, sev4: 0 },
        },
        reach: long,
        escalations: long,
        milderSaid: true,
      },
      decision: {
        action: 'escalate',
        reason: long,
        runbook: long,
        alternatives: many(30, () => long),
        cell: { confidence: 'high', risk: 'high', record: 'poor', action: 'escalate' },
        choices: many(31, () => ({ runbook: long, why: long, record: long, remedies: long })),
      },
    }),
    alerts: many(500, (index) =>
      anAlert({
        id: index,
        status: index % 3 === 0 ? 'resolved' : 'firing',
        generatorUrl: `https://prometheus.example/${encodeURIComponent(long).slice(0, 300)}`,
        runbookUrl: `https://wiki.example/${encodeURIComponent(long).slice(0, 300)}`,
      }),
    ),
    run: {
      ...aRun(
        { runbook: long, state: 'unknown', retryOf: 'run-0', cancel: { by: long, at: now }, undo: [long, long] },
        many(120, (index) =>
          aStep({
            path: `steps[${index}]`,
            depth: index % 5,
            title: long,
            summary: long,
            state: states[index % states.length] ?? 'pending',
            startedAt: earlier(9),
            finishedAt: earlier(1),
          }),
        ),
      ),
      description: long,
      risk: 'high',
      doubts: many(9, (index) =>
        aDoubt({
          path: `steps[${index}].branches.${'b'.repeat(400)}[0]`,
          title: long,
          summary: long,
          change: { title: long, difference: many(60, () => long), approvedBy: [] },
        }),
      ),
    },
    approval: anApproval({
      prompt: long,
      preview: many(40, (index) =>
        aPreview({
          path: `steps[${index}]`,
          title: long,
          difference: many(60, () => long),
          notes: many(20, () => long),
          pods: { touched: 1_000_000, of: 1_000_000 },
          subject: index % 5 === 4 ? null : 'hash',
          obstacle: long,
        }),
      ),
      approvers: many(80, (index) => `U${String(index).padStart(10, '0')}`),
      quorum: 10,
      excluded: 'U01MAYA0001',
      approvedBy: many(9, (index) => `U${String(index).padStart(10, '0')}`),
    }),
    questions: 40,
    approvers: many(80, (index) => `U${String(index).padStart(10, '0')}`),
    undelivered: many(40, () => long),
    timeline: many(50, () => ({
      kind: 'note' as const,
      actor: { kind: 'person' as const, id: 'U01MAYA0001' },
      text: long,
      at: now,
    })),
  });
}
