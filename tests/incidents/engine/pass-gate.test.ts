import { describe, expect, it } from 'vitest';
import { advanceRun } from '#incidents/advance-run.ts';
import type { Deps } from '#incidents/deps.ts';
import { decideApproval } from '#incidents/decide-approval.ts';
import { previewRun } from '#incidents/preview-run.ts';
import { stopEverything, resumeEverything } from '#incidents/stop-everything.ts';
import { people } from '#sandbox/slack/seed.ts';
import { approvalsOfRun } from '#store/repositories/approvals.ts';
import { changesSince } from '#store/repositories/changes.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepOfRun } from '#store/repositories/run-steps.ts';
import { takeTarget } from '#store/repositories/target-locks.ts';
import { ledgerOf } from '#tests/incidents/ledger-of.ts';
import { proposedRun, questionOf } from '#tests/incidents/proposed-run.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { runAlong } from './run-along.ts';

const test = useTestDeps({ slack: true, platform: true });
const restart =
  '  - type: kubernetes\n    action: rollout_restart\n    target: deployment/billing-api\n    namespace: billing\n';
const restarting = withSteps(restart);
const patches = () => test.platform.writes().filter(({ verb, dryRun }) => verb === 'patch' && !dryRun).length;
const press = (approval: string, person = people.priya.id) =>
  decideApproval(test.deps, { approval, verdict: 'approve', person, reason: null });
/** Takes a run on; the cluster lives on meanwhile, though not through hours of waiting. */
const along = (run: string, deps?: Deps) =>
  runAlong(test, run, deps, (ms) => test.platform.advance(Math.min(ms, 10_000)));
const step = (run: string) => stepOfRun(test.deps.db, run, 'steps[0]');

/** The same installation with stricter limits. */
function strict(guardrails: Partial<Deps['policy']['guardrails']>): Deps {
  const { policy } = test.deps;
  return { ...test.deps, policy: { ...policy, guardrails: { ...policy.guardrails, ...guardrails } } };
}

async function autonomous() {
  const { run } = await proposedRun(test, { runbook: restarting, needsApproval: false });
  return run.id;
}

describe('a change that nobody has approved', () => {
  it('is asked about with what it would change, and made once somebody approves', async () => {
    const { run } = await proposedRun(test, { runbook: restarting, needsApproval: true });
    const whole = await questionOf(test, run.id);
    await press(whole.id);
    const before = patches();
    expect(await along(run.id)).toMatchObject({ state: 'waiting_approval' });
    expect(patches()).toBe(before);
    const question = await questionOf(test, run.id);
    expect(question).toMatchObject({ path: 'steps[0]', preview: [{ path: 'steps[0]', obstacle: null }] });
    expect(question.preview[0]?.difference.join('\n')).toContain('restartedAt');
    expect(question.preview[0]?.pods?.touched).toBeGreaterThan(0);
    expect(await press(question.id)).toEqual({ kind: 'approved' });
    await along(run.id);
    expect(patches()).toBe(before + 1);
    expect((await step(run.id))?.change).toMatchObject({ approvedBy: [people.priya.id] });
  });

  it('is asked about once, although two jobs of its thread are worked on at the same time', async () => {
    const { run } = await proposedRun(test, { runbook: restarting, needsApproval: true });
    await press((await questionOf(test, run.id)).id);
    const job = { run: run.id, thread: '' };
    await Promise.all([advanceRun(test.deps, job), advanceRun(test.deps, job)]);
    const asked = (await approvalsOfRun(test.deps.db, run.id)).filter(({ path }) => path === 'steps[0]');
    expect(asked).toMatchObject([{ state: 'pending' }]);
  });

  it('needs no second question when it was shown with the run', async () => {
    const { run, incident } = await previewed();
    const whole = await questionOf(test, run);
    expect(whole.preview).toMatchObject([{ path: 'steps[0]', obstacle: null }]);
    await press(whole.id);
    await along(run);
    expect((await approvalsOfRun(test.deps.db, run)).map(({ path }) => path)).toEqual([null]);
    expect(incident).toBeGreaterThan(0);
  });

  it('voids the approval, and asks anew, when the target changed before the press', async () => {
    const { run } = await previewed();
    const whole = await questionOf(test, run);
    await annotate('before-press');
    expect(await press(whole.id)).toMatchObject({ kind: 'changed' });
    const again = await questionOf(test, run);
    expect(again.id).not.toBe(whole.id);
    expect(await press(again.id)).toEqual({ kind: 'approved' });
  });

  it('asks anew when the target changed between the press and the change', async () => {
    const { run } = await previewed();
    await press((await questionOf(test, run)).id);
    await annotate('after-press');
    const before = patches();
    expect(await along(run)).toMatchObject({ state: 'waiting_approval' });
    expect(patches()).toBe(before);
    expect((await questionOf(test, run)).prompt).toContain('no longer holds');
  });
});

describe('guardrails', () => {
  it('refuse a change in a protected namespace, whatever the run may do', async () => {
    const run = await autonomous();
    const deps = strict({ protectedNamespaces: [{ namespaces: 'billing', exceptActions: [] }] });
    const before = patches();
    expect(await along(run, deps)).toMatchObject({ state: 'failed' });
    expect((await step(run))?.summary).toContain('billing');
    expect(patches()).toBe(before);
  });

  it('let no two runs take the last of a budget', async () => {
    const recent = (await changesSince(test.deps.db, new Date(0))).length;
    const { budget } = test.deps.policy.guardrails;
    const deps = strict({ budget: { ...budget, perCluster: recent + 1, windowMs: 10 * 365 * 86_400_000 } });
    const [first, second] = [await autonomous(), await autonomous()];
    await along(first, deps);
    expect(await along(second, deps)).toMatchObject({ state: 'failed' });
    expect((await step(second))?.summary).toMatch(/^not allowed: /);
  });

  it('make a change wait for the end of a freeze, and then make it', async () => {
    const to = new Date(test.clock.now().getTime() + 3_600_000);
    const span = { kind: 'once' as const, from: new Date(0), to };
    const freeze = { name: 'payroll', span, namespaces: null, exceptSeverities: [], onFreeze: 'wait' as const };
    const deps = strict({ freezeWindows: [freeze] });
    const run = await autonomous();
    await along(run, deps);
    expect((await step(run))?.change?.difference.length).toBeGreaterThan(0);
    expect(test.clock.now().getTime()).toBeGreaterThanOrEqual(to.getTime());
  });
});

describe('a target that another run has in hand', () => {
  it('is waited for', async () => {
    const other = await proposedRun(test, { needsApproval: true });
    const key = JSON.stringify(['kubernetes', null, 'billing', 'deployment/billing-api']);
    const run = await autonomous();
    await test.write((trx) => takeTarget(trx, key, other.run.id, test.clock.now()));
    const deps = {
      ...test.deps,
      policy: { ...test.deps.policy, targets: { whenBusy: 'wait' as const, waitAtMostMs: 60_000 } },
    };
    expect(await along(run, deps)).toMatchObject({ state: 'failed' });
    expect((await step(run))?.summary).toContain(`INC-${other.incident}`);
  });
});

describe('the switch that stops everything', () => {
  it('ends what is under way, lets nothing start, and is lifted by an approver alone', async () => {
    const waiting = await proposedRun(test, {
      runbook: withSteps('  - { type: wait, for: 1h }\n', 'risk: medium\n'),
      needsApproval: false,
    });
    const stopped = await stopEverything(test.deps, { person: people.sofia.id, reason: 'payroll' });
    expect(stopped).toMatchObject({ kind: 'stopped' });
    expect(await ledgerOf(test, waiting.incident)).toMatchObject([{ kind: 'alarm', key: `stopped/${waiting.run.id}` }]);
    expect(await along(waiting.run.id)).toMatchObject({ state: 'cancelled' });
    const run = await autonomous();
    const before = patches();
    expect(await along(run)).toMatchObject({ state: 'cancelled' });
    expect(patches()).toBe(before);
    expect(await resumeEverything(test.deps, { person: people.sofia.id })).toMatchObject({ kind: 'not_permitted' });
    expect(await resumeEverything(test.deps, { person: people.priya.id })).toMatchObject({ kind: 'resumed' });
  });
});

/** A run whose question shows what it would change. */
async function previewed(): Promise<{ readonly run: string; readonly incident: number }> {
  const { incident: number } = await proposedRun(test, { needsApproval: true });
  const incident = await incidentByNumber(test.deps.db, number);
  if (!incident) throw new Error('the incident is gone');
  const preview = await previewRun(test.deps, { runbook: restarting, incident, variables: {} });
  const asked = await proposedRun(test, { runbook: restarting, needsApproval: true, preview });
  return { run: asked.run.id, incident: asked.incident };
}

async function annotate(value: string): Promise<void> {
  const body = { metadata: { annotations: { 'example.com/touched': value } } };
  const ref = { kind: 'deployment', namespace: 'billing', name: 'billing-api' } as const;
  await test.deps.clients.kubernetes?.patch(ref, { type: 'merge', body }, { dryRun: false });
}
