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
  };

  it('comes back from the database’s JSON as it went in, instants included', () => {
    expect(evidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  });

  it('refuses a finding that does not say where it was read', () => {
    const { reference: _, ...unfounded } = finding;
    expect(evidenceSchema.safeParse({ ...evidence, findings: [unfounded] }).success).toBe(false);
  });
});
