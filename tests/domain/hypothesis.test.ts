import { describe, expect, it } from 'vitest';
import { evidenceSchema } from '#domain/hypothesis.ts';

describe('evidence', () => {
  const finding = {
    id: 'database_pool_saturated',
    present: true,
    text: '98 of 100 connections',
    source: 'prometheus',
    reference: 'pg_stat_activity_count',
    observedAt: new Date('2026-03-01T03:00:00Z'),
  };
  const evidence = {
    findings: [finding],
    unavailable: [{ source: 'kubernetes', reason: 'no answer within 10 s' }],
    metrics: { p99_latency: 3400 },
    changes: [
      {
        at: new Date('2026-03-01T02:50:00Z'),
        kind: 'rollout',
        object: 'deployment/claims-api',
        text: 'revision 5 (claims-api:2.14.3 → 2.15.0)',
        source: 'kubernetes',
        reference: 'replicaset claims/claims-api-5d8f',
        service: 'claims-api',
        minutesBefore: 10,
      },
    ],
  };

  it('comes back from the database’s JSON as it went in, instants included', () => {
    expect(evidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  });

  it('reads what was stored before changes were looked for', () => {
    const { changes: _, ...old } = evidence;
    expect(evidenceSchema.parse(JSON.parse(JSON.stringify(old)))).toEqual({ ...old, changes: [] });
  });

  it('keeps whom a finding is about', () => {
    const about = { ...finding, subject: 'eligibility' };
    expect(evidenceSchema.parse({ ...evidence, findings: [about] }).findings).toEqual([about]);
  });

  it('refuses a finding that does not say where it was read', () => {
    const { reference: _, ...unfounded } = finding;
    expect(evidenceSchema.safeParse({ ...evidence, findings: [unfounded] }).success).toBe(false);
  });
});
