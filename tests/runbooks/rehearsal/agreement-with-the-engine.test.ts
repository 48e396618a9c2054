import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Run } from '#domain/run.ts';
import { approvalDue } from '#incidents/approval-due.ts';
import { decideApproval } from '#incidents/decide-approval.ts';
import type { Deps } from '#incidents/deps.ts';
import { proposeRun } from '#incidents/propose-run.ts';
import { stepAt, threadOf } from '#runbooks/flow.ts';
import { givenVariables } from '#runbooks/rehearsal/given-variables.ts';
import { performCase } from '#runbooks/rehearsal/perform-case.ts';
import { createRecordedStage, type RecordedStage } from '#runbooks/rehearsal/recorded-stage.ts';
import { people } from '#sandbox/slack/seed.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { runAlong } from '#tests/incidents/engine/run-along.ts';
import { questionOf } from '#tests/incidents/proposed-run.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { testPolicy } from '#tests/support/test-policy.ts';
import { libraryCases, type LibraryCase } from './library-cases.ts';

const suite = useTestDeps({
  policy: { approvers: [people.priya.id], guardrails: { ...testPolicy.guardrails, maxPodsPercent: 100 } },
});

/**
 * As many cases of the library as show every step type, every list of steps and every end that any of them shows, in a
 * cluster that is quick: the engine commits every step and every look, so that all of them would take long.
 */
async function tellingCases(): Promise<readonly LibraryCase[]> {
  const shown = new Map<LibraryCase, ReadonlySet<string>>();
  for (const found of await libraryCases()) {
    const { answers } = found.case;
    const one = {
      ...found,
      case: { ...found.case, answers: { ...answers, kubernetes: { ...answers.kubernetes, takes: 2000 } } },
    };
    const { performance } = await performCase(one.runbook, one.case);
    const features = (performance?.steps ?? []).flatMap(({ path, state }) => [
      `${stepAt(one.runbook, path).type} ${state}`,
      `in ${/([a-z_]+)[^a-z_]*$/.exec(path)?.[1]}`,
    ]);
    shown.set(one, new Set([...features, `ended ${performance?.state}`]));
  }
  const seen = new Set<string>();
  return [...shown]
    .toSorted(([, a], [, b]) => b.size - a.size)
    .flatMap(([one, features]) => {
      const isNew = [...features].some((feature) => !seen.has(feature));
      for (const feature of features) seen.add(feature);
      return isNew ? [one] : [];
    });
}
const cases = await tellingCases();

/** A case run by the engine, on its database, against the same recorded answers. */
async function byTheEngine({
  runbook,
  case: one,
}: LibraryCase): Promise<{ run: Run; steps: Steps; stage: RecordedStage }> {
  const start = givenVariables(runbook, one);
  if (!start.ok) throw new Error(start.message);
  const stage = createRecordedStage(one);
  // Steps see no further than the ports.
  const clients = { ...suite.deps.clients, ...stage.ports } as unknown as Deps['clients'];
  const deps = { ...suite.deps, clients };
  const { number } = await openIncident(suite);
  const incident = (await incidentByNumber(deps.db, number))!;
  const id = randomUUID();
  suite.clock.set(stage.now());
  // The clock goes back to where every rehearsal begins, and what earlier cases changed is still to come.
  await deps.db.deleteFrom('changes').execute();
  const proposal = { id, incident, runbook, variables: start.variables, startedBy: 'firebreak', needsApproval: false };
  await suite.write((trx) => proposeRun(deps, trx, { ...proposal, preview: [] }));
  const pass = async (ms: number): Promise<void> => stage.pass(ms);
  for (;;) {
    const run = await runAlong(suite, id, deps, pass);
    if (run.state === 'waiting_approval') await answer(deps, stage, id);
    else return { run, steps: await stepsOfRun(deps.db, id), stage };
  }
}

/** Presses as recorded, or lets the question expire. */
async function answer(deps: Deps, stage: RecordedStage, run: string): Promise<void> {
  const question = await questionOf(suite, run);
  const verdict = stage.decide(question.prompt);
  if (verdict === null) {
    await stage.pass(question.expiresAt.getTime() - stage.now().getTime());
    suite.clock.set(question.expiresAt);
    await approvalDue(deps, { approval: question.id, stage: 'expire' });
    return;
  }
  const reason = verdict.approved ? null : verdict.reason;
  const press = { approval: question.id, person: people.priya.id, reason } as const;
  const decided = await decideApproval(deps, { ...press, verdict: verdict.approved ? 'approve' : 'reject' });
  expect(decided.kind).toBe(verdict.approved ? 'approved' : 'rejected');
}

type Steps = readonly { readonly path: string; readonly state: string }[];

/** The steps of each thread in their order; between threads there is none. */
function byThread(steps: Steps): Readonly<Record<string, readonly string[]>> {
  const threads: Record<string, string[]> = {};
  for (const { path, state } of steps) (threads[threadOf(path)?.thread ?? ''] ??= []).push(`${path} ${state}`);
  return threads;
}

/** A job is named after the step's key, which is another in every run. */
function withoutKeys(writes: readonly string[]): readonly string[] {
  return writes.map((write) => write.replace(/-fb-[0-9a-f]+/, '-fb-KEY'));
}

test.each(cases)('a rehearsal takes the steps that the engine takes: $title', async (one) => {
  const { performance } = await performCase(one.runbook, one.case);
  const { run, steps, stage } = await byTheEngine(one);
  expect(byThread(performance!.steps)).toEqual(byThread(steps));
  expect({ state: performance!.state, reason: performance!.reason, writes: withoutKeys(performance!.writes) }).toEqual({
    state: run.state,
    reason: run.reason,
    writes: withoutKeys(stage.writes),
  });
});
