import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { causes } from '#ml/causes/catalogue.ts';
import { hypothesise } from '#ml/hypothesise.ts';
import { findings as findingTable } from '#ml/findings.ts';
import { learnPriors } from '#ml/root-cause/learn-priors.ts';
import { bearing } from '#ml/root-cause/weigh-evidence.ts';
import { anyClassification, anyFindings, classifiedAs, findingOf } from './evidence.ts';

const claimConfidence = 0.7;
/** These were seen, and everything else was looked for in vain. */
const inFullView = (seen: readonly string[]) => Object.keys(findingTable).map((id) => findingOf(id, seen.includes(id)));

test('claims an exhausted pool when the pool is saturated and latency is high, citing both and every fact once', () => {
  const findings = inFullView(['latency_above_objective', 'database_pool_saturated', 'log_pool_exhausted']);
  const hypothesis = hypothesise({
    classification: classifiedAs('application.high_latency'),
    findings,
    claimConfidence,
  });
  expect(hypothesis).toMatchObject({ cause: 'connection_pool_exhaustion', wording: 'claim' });
  const cited = hypothesis?.evidence.filter(({ present }) => present).map(({ id }) => id);
  expect(cited).toEqual(['database_pool_saturated', 'latency_above_objective']);
  expect(hypothesis?.echoes?.filter(({ present }) => present).map(({ id }) => id)).toEqual(['log_pool_exhausted']);
});

test('only suggests when the evidence is thin, and names what competes', () => {
  const hypothesis = hypothesise({
    classification: classifiedAs('application.crash_loop'),
    findings: [findingOf('pods_restarting'), findingOf('memory_near_limit')],
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
  ['application.oom_kill', ['containers_oom_killed', 'memory_growing', 'memory_near_limit'], 'memory_leak'],
  ['application.oom_kill', ['containers_oom_killed', 'recent_rollout', 'memory_limit_lowered'], 'oom_after_deployment'],
  [
    'application.deployment_failure',
    ['image_pull_failing', 'recent_rollout', 'rollout_changed_image'],
    'image_pull_failure',
  ],
  ['application.crash_loop', ['recent_rollout', 'rollout_changed_image', 'pods_crash_looping'], 'bad_rollout'],
  [
    'application.crash_loop',
    ['recent_rollout', 'configuration_changed', 'log_configuration_error'],
    'bad_configuration',
  ],
  ['application.high_latency', ['traffic_above_baseline', 'cpu_saturated', 'latency_above_objective'], 'traffic_spike'],
  [
    'application.high_error_rate',
    ['dependency_unhealthy', 'log_connection_refused', 'error_rate_high'],
    'dependency_down',
  ],
  ['application.high_error_rate', ['network_policy_changed', 'log_connection_timeout'], 'network_policy'],
  ['infrastructure.node_failure', ['node_not_ready', 'replicas_unavailable'], 'node_failure'],
  ['infrastructure.storage_volume', ['disk_nearly_full', 'log_no_space'], 'volume_full'],
  ['security.certificate_expiry', ['certificate_expiring', 'log_certificate_invalid'], 'certificate_expired'],
  ['application.resource_throttling', ['cpu_throttled', 'latency_above_objective'], 'cpu_throttling'],
  ['application.job_failure', ['job_failed'], 'job_failure'],
  ['data.queue_backlog', ['queue_lag_growing', 'same_message_repeats', 'log_message_rejected'], 'poison_message'],
] as const)('explains %s with %j by %s', (label, seen, cause) => {
  const findings = inFullView(seen);
  const hypothesis = hypothesise({ classification: classifiedAs(label), findings, claimConfidence });
  expect(hypothesis?.cause).toBe(cause);
  expect(hypothesis?.wording).toBe('claim');
});

test('names the origin where a finding does', () => {
  const findings = [{ ...findingOf('dependency_unhealthy'), subject: 'eligibility' }, findingOf('error_rate_high')];
  const classification = classifiedAs('application.dependency_failure');
  expect(hypothesise({ classification, findings, claimConfidence })?.title).toBe('Dependency down: eligibility');
  const nameless = hypothesise({ classification, findings: [findingOf('dependency_unhealthy')], claimConfidence });
  expect(nameless?.title).toBe('Dependency down');
});

test('does not name a cause on the strength of symptoms that any cause has', () => {
  const classification = classifiedAs('data.replication_lag', 1);
  expect(hypothesise({ classification, findings: [findingOf('latency_above_objective')], claimConfidence })).toBeNull();
});

test('heeds what a team’s own history says', () => {
  const classification = classifiedAs('application.high_error_rate');
  const findings = [findingOf('error_rate_high'), findingOf('new_error_pattern'), findingOf('log_connection_refused')];
  const record = { label: 'application.high_error_rate', cause: 'dependency_down' } as const;
  const priors = learnPriors(Array.from({ length: 200 }, () => record));
  const learned = hypothesise({ classification, findings, claimConfidence, priors });
  expect(learned?.cause).toBe('dependency_down');
  expect(learned?.confidence).toBeGreaterThan(
    hypothesise({ classification, findings, claimConfidence: 0 })?.confidence ?? 0,
  );
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
        const ground = causes.find(({ id }) => id === hypothesis.cause)!;
        expect(hypothesis.evidence.some((one) => one.present && bearing(ground, one) >= 1.5)).toBe(true);
        expect(hypothesis.competing.every(({ cause }) => cause !== hypothesis.cause)).toBe(true);
      },
    ),
  );
});
