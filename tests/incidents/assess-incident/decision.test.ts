import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#domain/alert.ts';
import type { RunbookCount } from '#domain/track-record.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import type { Policy } from '#incidents/policy.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { latestRun } from '#store/repositories/runs.ts';
import { freshService, openIncident } from '#tests/incidents/alerts.ts';
import { telling } from '#tests/incidents/proposed-run.ts';
import { timelineOf } from '#tests/incidents/timeline-of.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();
const assess = (incident: number, policy: Partial<Policy> = {}, runbooks = [telling]) =>
  assessIncident({ ...test.deps, runbooks, policy: { ...test.deps.policy, ...policy } }, { incident });
const incident = (number: number) => incidentByNumber(test.deps.db, number);
const openFor = async (changes: Partial<Alert>): Promise<number> => (await openIncident(test, changes)).number;

const freshPlace = () => ({ class: 'application.high_latency', service: freshService(), rejected: 0 }) as const;
const pastOf = (runbooks: readonly RunbookCount[]) =>
  ({ version: 1, until: test.clock.now(), escalations: [], runbooks }) as const;

describe('what assessIncident decides', () => {
  it('asks before it changes something without a record, however sure of the class and free to act', async () => {
    const number = await openFor({});
    await assess(number, { defaultAutonomy: 'act', highConfidence: 0.61 });
    expect(await latestRun(test.deps.db, number)).toMatchObject({ state: 'waiting_approval' });
    expect((await incident(number))?.decision).toMatchObject({
      action: 'ask',
      cell: { confidence: 'high', risk: 'medium', record: 'none', action: 'ask' },
    });
  });

  it('lets a run go at once where it may act by itself and its record is proven', async () => {
    const number = await openFor({});
    const trackRecord = pastOf([{ ...freshPlace(), runbook: 'test', helped: 9, failed: 0 }]);
    const policy = { ...test.deps.policy, defaultAutonomy: 'act' as const };
    const learned = { ...test.deps.learned, trackRecord };
    await assessIncident({ ...test.deps, runbooks: [telling], policy, learned }, { incident: number });
    const run = await latestRun(test.deps.db, number);
    expect(run).toMatchObject({ state: 'running' });
    expect(await incident(number)).toMatchObject({ state: 'mitigating', decision: { action: 'act' } });
    expect(await test.jobs('advance-run', { run: run?.id ?? '' })).toHaveLength(1);
  });

  it('chooses by what runbooks have shown before, and acts less by itself where they failed', async () => {
    const place = freshPlace();
    const { service } = place;
    const runbooks = [telling, { ...telling, name: 'tried' }];
    const judgeWith = async (tried: { helped: number; failed: number }) => {
      const number = await openFor({ service, labels: { pod: randomUUID() } });
      const trackRecord = pastOf([
        { ...place, runbook: 'tried', ...tried },
        { ...place, runbook: 'test', helped: 0, failed: 4 },
      ]);
      const policy = { ...test.deps.policy, defaultAutonomy: 'act' as const, highConfidence: 0.61 };
      const learned = { ...test.deps.learned, trackRecord };
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
});
