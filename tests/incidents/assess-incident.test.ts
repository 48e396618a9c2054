import { describe, expect, it } from 'vitest';
import type { Alert } from '#domain/alert.ts';
import { acknowledge } from '#incidents/acknowledge.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import type { Policy } from '#incidents/policy.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { latestRun } from '#store/repositories/runs.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { anAlert, deliver, freshService, openIncident, resolved } from './alerts.ts';
import { letPass } from './evidence/let-pass.ts';
import { claimsApi, sandboxMetrics } from './evidence/sandbox-metrics.ts';
import { telling } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

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

describe('assessIncident', () => {
  const test = useTestDeps();
  const assess = (incident: number, policy: Partial<Policy> = {}, runbooks = [telling]) =>
    assessIncident({ ...test.deps, runbooks, policy: { ...test.deps.policy, ...policy } }, { incident });
  const incident = (number: number) => incidentByNumber(test.deps.db, number);
  const openFor = async (changes: Partial<Alert>): Promise<number> => (await openIncident(test, changes)).number;

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

  it('names the sources that could not tell, and judges without them', async () => {
    const number = await openFor({});
    await assess(number);
    expect((await incident(number))?.evidence?.unavailable).toEqual([
      { source: 'prometheus', reason: 'prometheus.url is not configured' },
      { source: 'kubernetes', reason: 'kubernetes is not configured' },
    ]);
    expect((await incident(number))?.hypothesis).toBeNull();
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
