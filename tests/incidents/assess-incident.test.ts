import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#domain/alert.ts';
import { acknowledge } from '#incidents/acknowledge.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import type { Policy } from '#incidents/policy.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { latestRun } from '#store/repositories/runs.ts';
import { learnedModel } from '#tests/ml/severity/learned-model.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { anAlert, deliver, freshService, openIncident, resolved } from './alerts.ts';
import { letPass } from './evidence/let-pass.ts';
import { claimsApi, sandboxMetrics } from './evidence/sandbox-metrics.ts';
import { telling } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const assess = (incident: number, policy: Partial<Policy> = {}, runbooks = [telling]) =>
  assessIncident({ ...test.deps, runbooks, policy: { ...test.deps.policy, ...policy } }, { incident });
const incident = (number: number) => incidentByNumber(test.deps.db, number);
const openFor = async (changes: Partial<Alert>): Promise<number> => (await openIncident(test, changes)).number;

describe('assessIncident', () => {
  it('commits the judgement together with the run that it proposes', async () => {
    const number = await openFor({ severityHint: 'sev2' });
    await assess(number);
    expect(await incident(number)).toMatchObject({
      state: 'triggered',
      severity: 'sev2',
      classification: { label: 'application.high_latency', abstained: null, model: test.deps.classifier.model },
      decision: { action: 'ask', runbook: 'test', alternatives: [] },
    });
    const run = await latestRun(test.deps.db, number);
    expect(run).toMatchObject({ runbook: 'test', state: 'waiting_approval', startedBy: 'firebreak' });
    expect(await pendingApprovals(test.deps.db, run?.id ?? '')).toMatchObject([{ incident: number }]);
    const kinds = (await timelineOf(test, number)).map(({ kind }) => kind);
    expect(kinds).toEqual(['opened', 'assessed', 'decided', 'approval_requested']);
    expect(await test.jobs('refresh-card', { incident: number })).toHaveLength(1);
    expect(await test.jobs('send-page', { incident: number })).toEqual([]);
  });

  it('changes nothing when it is repeated', async () => {
    const number = await openFor({});
    await assess(number);
    const [before, run] = [await timelineOf(test, number), await latestRun(test.deps.db, number)];
    await assess(number);
    expect(await timelineOf(test, number)).toEqual(before);
    expect(await latestRun(test.deps.db, number)).toEqual(run);
  });

  it('commits one judgement when two processes assess at once', async () => {
    const number = await openFor({});
    await Promise.all([assess(number), assess(number)]);
    expect(await timelineOf(test, number, 'assessed')).toHaveLength(1);
  });

  it('lets a run go at once where it may act by itself', async () => {
    const number = await openFor({});
    await assess(number, { defaultAutonomy: 'act' });
    const run = await latestRun(test.deps.db, number);
    expect(run).toMatchObject({ state: 'running' });
    expect(await incident(number)).toMatchObject({ state: 'mitigating', decision: { action: 'act' } });
    expect(await test.jobs('advance-run', { run: run?.id ?? '' })).toHaveLength(1);
  });

  it('escalates and pages when the classifier abstains, and proposes nothing', async () => {
    const summary = 'Zorblatt flux inverted';
    const number = await openFor({ name: 'Zxqv', summary, annotations: { summary }, service: null, namespace: null });
    await assess(number);
    expect(await incident(number)).toMatchObject({
      classification: { label: 'unknown' },
      decision: { action: 'escalate', runbook: null },
    });
    expect((await incident(number))?.decision?.reason).toContain('Not sure what this is');
    expect(await latestRun(test.deps.db, number)).toBeNull();
    const [page] = await test.jobs('send-page', { incident: number });
    expect(page).toMatchObject({ payload: { action: 'trigger' }, priority: 10 });
    expect(page?.payload.summary).toContain('Not sure what this is');
    expect(await timelineOf(test, number, 'escalated')).toHaveLength(1);
  });

  it('escalates below the confidence to act, and only names the runbook', async () => {
    const summary = 'PersistentVolume is filling up.';
    const number = await openFor({ name: 'KubePersistentVolumeFillingUp', summary, annotations: { summary } });
    await assess(number, { actConfidence: 0.999 });
    expect(await incident(number)).toMatchObject({ decision: { action: 'escalate' } });
    expect((await incident(number))?.decision?.reason).toMatch(/has \d+ %, below the 100 % needed to act on it/);
    expect(await latestRun(test.deps.db, number)).toBeNull();
    expect(await test.jobs('send-page', { incident: number })).toHaveLength(1);
  });

  it('escalates where no runbook is made for the class, and names the nearest', async () => {
    const summary = 'Certificate will expire in 5 days';
    const number = await openFor({ name: 'CertificateExpiry', summary, annotations: { summary } });
    await assess(number);
    expect((await incident(number))?.decision).toMatchObject({
      action: 'escalate',
      reason:
        'No runbook fits security.certificate_expiry here. Nearest: test (it is made for application.high_latency, not for security.certificate_expiry).',
    });
    expect(await test.jobs('send-page', { incident: number })).toHaveLength(1);
  });

  it('escalates where the runbook needs what nobody knows, and says what', async () => {
    const number = await openFor({});
    const needy = withSteps(
      '  - type: wait\n    for: 5m',
      'inputs:\n  shard:\n    type: string\n    description: Which\n',
    );
    await assess(number, {}, [needy]);
    expect((await incident(number))?.decision).toMatchObject({ action: 'escalate' });
    expect((await incident(number))?.decision?.reason).toContain('test needs the input shard');
    expect(await latestRun(test.deps.db, number)).toBeNull();
  });

  it.each([
    ['sev1', 1],
    ['sev2', 1],
    ['sev3', 0],
    ['sev4', 0],
  ] as const)('pages for %s where it may only watch: %d', async (severityHint, pages) => {
    const number = await openFor({ severityHint });
    await assess(number, { defaultAutonomy: 'observe' });
    expect(await test.jobs('send-page', { incident: number })).toHaveLength(pages);
    expect(await latestRun(test.deps.db, number)).toBeNull();
  });

  it('names the sources that could not tell, and judges without them', async () => {
    const number = await openFor({});
    await assess(number);
    expect((await incident(number))?.evidence?.unavailable).toEqual([
      { source: 'prometheus', reason: 'prometheus.url is not configured' },
      { source: 'kubernetes', reason: 'kubernetes is not configured' },
    ]);
    expect((await incident(number))?.hypothesis).toBeNull();
  });

  it('raises the severity of what the sender did not rate on an important service', async () => {
    const service = freshService();
    const number = await openFor({ service, severityHint: null });
    const entry = { tier: 1, flow: 'claims', tenants: 3, dependsOn: [], vars: {} };
    await assess(number, { services: { [service]: entry } });
    expect(await incident(number)).toMatchObject({ severity: 'sev2' });
    expect((await incident(number))?.severityReason).toContain('a tier 1 service of claims with 3 tenants is affected');
  });

  it('names the rule that raised the severity, the reach, and the cell that decided', async () => {
    const number = await openFor({ severityHint: 'sev3' });
    await assess(number);
    expect(await incident(number)).toMatchObject({
      severityJudgement: { verdict: { severity: 'sev3', by: 'rules', floors: [] }, milderSaid: false },
      decision: {
        cell: { risk: 'medium', record: 'none' },
        choices: [{ runbook: 'test', record: expect.stringMatching(/^never run/), remedies: null }],
      },
    });
  });

  it('chooses by what runbooks have shown before, and acts less by itself where they failed', async () => {
    const service = freshService();
    const place = { class: 'application.high_latency', service, rejected: 0 } as const;
    const runbooks = [telling, { ...telling, name: 'tried' }];
    const judgeWith = async (tried: { helped: number; failed: number }) => {
      const number = await openFor({ service, labels: { pod: randomUUID() } });
      const trackRecord = {
        version: 1,
        until: test.clock.now(),
        escalations: [],
        runbooks: [
          { ...place, runbook: 'tried', ...tried },
          { ...place, runbook: 'test', helped: 0, failed: 4 },
        ],
      } as const;
      const policy = { ...test.deps.policy, defaultAutonomy: 'act' as const, highConfidence: 0.61 };
      const learned = { severity: null, trackRecord };
      await assessIncident({ ...test.deps, runbooks, policy, learned }, { incident: number });
      await resolveIncident(test.deps, { incident: number, person: 'U1', note: null });
      return (await incident(number))?.decision;
    };
    expect(await judgeWith({ helped: 9, failed: 0 })).toMatchObject({
      action: 'act',
      runbook: 'tried',
      alternatives: ['test'],
      cell: { confidence: 'high', record: 'proven' },
    });
    expect(await judgeWith({ helped: 0, failed: 9 })).toMatchObject({
      action: 'ask',
      runbook: 'test',
      cell: { record: 'poor' },
    });
  });

  it('says once, and only says, that a milder severity would do', async () => {
    const number = await openFor({ severityHint: 'sev1' });
    const severity = { ...learnedModel(), cuts: [-30, 30, 40] };
    const learned = { severity, trackRecord: null };
    await assessIncident({ ...test.deps, runbooks: [telling], learned }, { incident: number });
    expect(await incident(number)).toMatchObject({ severity: 'sev1', severityJudgement: { milderSaid: true } });
    const [note] = await timelineOf(test, number, 'note');
    expect(note?.text).toMatch(/^By what is known it would be sev3 medium: .*\/incident severity \d+ sev3$/);
  });

  it('goes by the severity that stands where autonomy depends on it, not by a milder judgement', async () => {
    const number = await openFor({ severityHint: 'sev1' });
    const learned = { severity: { ...learnedModel(), cuts: [-30, 30, 40] }, trackRecord: null };
    const rule = { runbook: null, classification: null, severity: 'sev1', autonomy: 'suggest' } as const;
    const policy = { ...test.deps.policy, autonomy: [rule] };
    await assessIncident({ ...test.deps, runbooks: [telling], learned, policy }, { incident: number });
    expect(await incident(number)).toMatchObject({ severity: 'sev1', decision: { action: 'suggest' } });
  });

  it('judges an incident that somebody took before it was judged, and leaves it with them', async () => {
    const number = await openFor({});
    await acknowledge(test.deps, { incident: number, person: 'U1' });
    await assess(number);
    expect(await incident(number)).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'U1',
      decision: { action: 'ask' },
    });
  });

  it('judges nothing that is over', async () => {
    const number = await openFor({});
    await resolveIncident(test.deps, { incident: number, person: 'U1', note: null });
    await assess(number);
    expect(await incident(number)).toMatchObject({ state: 'resolved', decision: null });
  });

  it('judges an incident anew when it was reopened', async () => {
    const { number, alert } = await openIncident(test);
    await assess(number, { defaultAutonomy: 'observe' });
    await deliver(test, resolved(alert));
    await deliver(test, { ...alert, startsAt: test.clock.now() });
    expect(await incident(number)).toMatchObject({ state: 'triggered', decision: null });
    await assess(number);
    expect(await incident(number)).toMatchObject({ decision: { action: 'ask' } });
    expect(await timelineOf(test, number, 'decided')).toHaveLength(2);
  });

  it('judges anew when a symptom joins that a runbook is made for, where none fitted the first', async () => {
    const service = freshService();
    const pool = { service, name: 'DatabaseConnectionPoolNearlyExhausted' };
    const summary = `${service} uses 98% of its database connections`;
    const { number } = await openIncident(test, { ...pool, summary, annotations: { summary } });
    await assess(number);
    expect(await incident(number)).toMatchObject({
      classification: { label: 'data.database_connections' },
      decision: { action: 'escalate' },
    });
    await deliver(test, anAlert({ service }));
    expect(await test.jobs('assess-incident', { incident: number })).toHaveLength(2);
    await assess(number);
    expect(await incident(number)).toMatchObject({
      classification: { label: 'application.high_latency' },
      decision: { action: 'ask', runbook: 'test' },
    });
  });

  it('is not judged anew by another copy of a symptom it has', async () => {
    const service = freshService();
    const { number } = await openIncident(test, { service });
    await assess(number, {}, []);
    await deliver(test, anAlert({ service, labels: { pod: 'another' } }));
    expect(await test.jobs('assess-incident', { incident: number })).toHaveLength(1);
    expect((await incident(number))?.decision).toMatchObject({ action: 'escalate' });
  });

  it('passes over an incident that does not exist', async () => {
    await expect(assess(999_999)).resolves.toBeUndefined();
  });
});

describe('assessIncident, where there is a cluster to look at', () => {
  const world = useTestDeps({ platform: true, policy: { services: claimsApi, metrics: sandboxMetrics } });

  it('names the exhausted pool as the cause with its evidence, and proposes the runbook that mends it', async () => {
    world.platform.inject('connection-pool-exhaustion', 'claims-api');
    await letPass(world, 60_000);
    const { number } = await openIncident(world, { service: 'claims-api', severityHint: 'sev1' });
    await assessIncident(world.deps, { incident: number });
    const judged = await incidentByNumber(world.deps.db, number);
    expect(judged?.decision).toMatchObject({ action: 'ask', runbook: 'high-latency-database-connection-pool' });
    expect(judged?.hypothesis).toMatchObject({ cause: 'connection_pool_exhaustion', wording: 'claim' });
    expect(judged?.hypothesis?.evidence[0]).toMatchObject({
      id: 'database_pool_saturated',
      present: true,
      reference: 'pg_stat_activity_count{service="claims-api"}',
    });
    expect(judged?.evidence?.metrics['p99_latency']).toBeGreaterThan(2000);
    expect(await latestRun(world.deps.db, number)).toMatchObject({
      runbook: 'high-latency-database-connection-pool',
      state: 'waiting_approval',
    });
    const [entry] = await timelineOf(world, number, 'assessed');
    expect(entry?.text).toContain('Cause: Database connection pool exhausted');
  });
});
