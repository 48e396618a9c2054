import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hypothesise } from '#ml/hypothesise.ts';
import { anyClassification, anyFindings, classifiedAs, findingOf } from './evidence.ts';

const claimConfidence = 0.7;

test('claims an exhausted pool when the pool is saturated and latency is high, citing both', () => {
  const findings = [
    findingOf('latency_above_objective'),
    findingOf('database_pool_saturated'),
    findingOf('recent_rollout', false),
  ];
  const hypothesis = hypothesise({
    classification: classifiedAs('application.high_latency'),
    findings,
    claimConfidence,
  });
  expect(hypothesis).toMatchObject({ cause: 'connection_pool_exhaustion', wording: 'claim' });
  expect(hypothesis?.confidence).toBeGreaterThan(0.9);
  expect(hypothesis?.evidence.map(({ id }) => id)).toEqual(['database_pool_saturated', 'latency_above_objective']);
});

test('only suggests when the evidence is thin, and names what competes', () => {
  const hypothesis = hypothesise({
    classification: classifiedAs('application.crash_loop'),
    findings: [findingOf('pods_restarting')],
    claimConfidence,
  });
  expect(hypothesis?.wording).toBe('suggestion');
  expect(hypothesis?.competing.length).toBeGreaterThan(0);
});

test('makes no hypothesis without anything seen that speaks for it', () => {
  const classification = classifiedAs('application.oom_kill', 1);
  expect(hypothesise({ classification, findings: [], claimConfidence })).toBeNull();
  const absent = [findingOf('recent_rollout', false), findingOf('node_not_ready', false)];
  expect(hypothesise({ classification, findings: absent, claimConfidence })).toBeNull();
});

test.each([
  ['application.oom_kill', ['containers_oom_killed', 'memory_growing'], 'memory_leak_oom'],
  ['application.deployment_failure', ['image_pull_failing', 'recent_rollout'], 'image_pull_failure'],
  ['application.crash_loop', ['recent_rollout', 'pods_crash_looping'], 'bad_rollout'],
  ['application.high_latency', ['traffic_above_baseline', 'cpu_saturated', 'latency_above_objective'], 'traffic_spike'],
  ['application.high_error_rate', ['dependency_unhealthy', 'error_rate_high'], 'dependency_down'],
  ['infrastructure.node_failure', ['node_not_ready', 'replicas_unavailable'], 'node_failure'],
  ['infrastructure.disk_pressure', ['disk_nearly_full'], 'disk_full'],
  ['security.certificate_expiry', ['certificate_expiring'], 'certificate_expired'],
  ['application.resource_throttling', ['cpu_throttled'], 'cpu_throttling'],
  ['application.job_failure', ['job_failed'], 'job_failure'],
] as const)('explains %s with %j by %s', (label, seen, cause) => {
  const hypothesis = hypothesise({
    classification: classifiedAs(label),
    findings: seen.map((id) => findingOf(id)),
    claimConfidence,
  });
  expect(hypothesis?.cause).toBe(cause);
  expect(hypothesis?.wording).toBe('claim');
});

test('words as a claim exactly what reaches the bar, and cites only what was found', () => {
  fc.assert(
    fc.property(
      anyClassification,
      anyFindings,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (classification, findings, bar) => {
        const hypothesis = hypothesise({ classification, findings, claimConfidence: bar });
        if (hypothesis === null) return;
        expect(hypothesis.wording).toBe(hypothesis.confidence >= bar ? 'claim' : 'suggestion');
        expect(hypothesis.evidence.every((finding) => findings.includes(finding))).toBe(true);
        expect(hypothesis.evidence.some(({ present }) => present)).toBe(true);
        expect(hypothesis.competing.every(({ cause }) => cause !== hypothesis.cause)).toBe(true);
      },
    ),
  );
});
