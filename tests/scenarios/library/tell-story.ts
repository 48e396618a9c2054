import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { createHttpClient } from '#clients/http.ts';
import { createLokiClient } from '#clients/loki.ts';
import type { AlertClass } from '#domain/classification.ts';
import type { Json, Run } from '#domain/run.ts';
import { decideApproval } from '#incidents/decide-approval.ts';
import type { Deps } from '#incidents/deps.ts';
import { proposeRun } from '#incidents/propose-run.ts';
import { matchRunbooks } from '#runbooks/match-runbooks.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { people } from '#sandbox/slack/seed.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { runAlong } from '#tests/incidents/engine/run-along.ts';
import { ledgerOf } from '#tests/incidents/ledger-of.ts';
import { type TestDeps, useTestDeps } from '#tests/support/test-deps.ts';
import { testPolicy } from '#tests/support/test-policy.ts';
import { atTheOperations } from './at-the-operations.ts';
import { awaitAlert } from './await-alert.ts';

/** A trouble of the miniature platform, and the runbook that is to end it. */
export interface Story {
  readonly runbook: string;
  readonly fault: string;
  readonly service: string;
  /** The alert that tells of it, by name and by some of its labels. */
  readonly alert: string;
  readonly about?: Readonly<Record<string, string>>;
  readonly classification: AlertClass;
  /** What the service catalogue says of the service. */
  readonly vars?: Readonly<Record<string, Json>>;
  /** The runbook is no cure: nobody waits for the trouble to end. */
  readonly lasts?: true;
}

export interface Told {
  /** The runbooks that fit the alert, best first. */
  readonly matches: readonly string[];
  readonly run: Run;
  /** Titles of the changes that were made, in order. */
  readonly changes: readonly string[];
  /** What people were asked and answered with yes. */
  readonly asked: readonly string[];
  /** What the incident's channel was told. */
  readonly said: readonly string[];
  /** Faults of the service that are still at work a while after the run. */
  readonly faults: readonly string[];
  /** Whether the alert still fires then. */
  readonly fires: boolean;
}

/** How a story ends whose runbook is a cure. */
export const over = {
  run: { state: 'succeeded', reason: expect.stringMatching(/^every step is done/) },
  faults: [],
  fires: false,
};

const tickMs = 500;
const recoveryWithinMs = 3 * 60_000;

/** One platform for the stories of a file, told one after the other by the real engine and the real clients. */
export function useStories(): (story: Story) => Promise<Told> {
  // Minutes of a platform go by in each story.
  vi.setConfig({ testTimeout: 90_000 });
  const test = useTestDeps({ platform: true, policy: { ...testPolicy, approvers: [people.priya.id], onCall: [] } });
  return (story) => tellStory(test, story);
}

async function tellStory(test: TestDeps, story: Story): Promise<Told> {
  const { platform } = test;
  // What an earlier story left is none of this one's.
  platform.heal();
  platform.inject(story.fault, story.service);
  const labels = await awaitAlert(platform, story.alert, { service: story.service, ...story.about });
  test.clock.set(new Date(platform.view().at));
  const runbooks = atTheOperations(test.deps.runbooks, platform.operations.url);
  const deps = joined(test, runbooks);
  const variables = factsOf(story, labels);
  const { service } = labels;
  const { classification } = story;
  const { matches } = matchRunbooks(runbooks, { classification, service: service ?? null, variables });
  const { run, incident, asked } = await perform(test, deps, named(runbooks, story.runbook), variables);
  const steps = await stepsOfRun(deps.db, run.id);
  const isOver = await recovers(test, story);
  return {
    matches: matches.map(({ runbook }) => runbook.name),
    run,
    changes: steps.flatMap(({ change }) => change?.title ?? []),
    asked,
    said: (await ledgerOf(test, incident)).map(({ text }) => text),
    ...isOver,
  };
}

/** The parts that a suite's dependencies leave out: logs, and the one host that may be asked by HTTP. */
function joined({ deps, platform }: TestDeps, runbooks: readonly Runbook[]): Deps {
  const loki = createLokiClient({ url: platform.loki.url });
  const http = createHttpClient({ allow: [{ host: platform.operations.url, private: true }] });
  return { ...deps, runbooks, clients: { ...deps.clients, loki, http } };
}

function factsOf(story: Story, labels: Readonly<Record<string, string>>): Readonly<Record<string, Json>> {
  const { service, namespace } = labels;
  return {
    ...story.vars,
    ...(service !== undefined && { service }),
    ...(namespace !== undefined && { namespace }),
    classification: story.classification,
    alert: story.alert,
    labels,
    annotations: {},
    metrics: { p99_latency: 3400 },
  };
}

/** Runs it to its end; whatever it asks is answered with yes. */
async function perform(
  test: TestDeps,
  deps: Deps,
  runbook: Runbook,
  variables: Readonly<Record<string, Json>>,
): Promise<{ readonly run: Run; readonly incident: number; readonly asked: readonly string[] }> {
  const { number } = await openIncident(test);
  const incident = await incidentByNumber(deps.db, number);
  if (incident === null) throw new Error(`there is no INC-${number}`);
  const id = randomUUID();
  const proposal = { id, incident, runbook, variables, startedBy: 'firebreak', needsApproval: false, preview: [] };
  const proposed = await test.write((trx) => proposeRun(deps, trx, proposal));
  if (proposed.kind !== 'proposed') throw new Error(`not proposed but ${JSON.stringify(proposed)}`);
  const asked: string[] = [];
  for (;;) {
    const run = await runAlong(test, id, deps, (ms) => test.platform.advance(ms));
    const [question] = await pendingApprovals(deps.db, id);
    if (run.finishedAt !== null || question === undefined) return { run, incident: number, asked };
    asked.push(question.prompt);
    const press = { approval: question.id, verdict: 'approve', person: people.priya.id, reason: null } as const;
    const decided = await decideApproval(deps, press);
    if (decided.kind !== 'approved') throw new Error(`not approved but ${JSON.stringify(decided)}`);
  }
}

/** Moves on until the trouble is over, or until it should have been. */
async function recovers(test: TestDeps, story: Story): Promise<Pick<Told, 'faults' | 'fires'>> {
  const { platform } = test;
  for (let passedMs = 0; ; passedMs += tickMs) {
    const faults = faultsOf(test, story.service);
    const fires = platform.view().firingAlerts.some(({ name }) => name === story.alert);
    const isOver = faults.length === 0 && !fires;
    if (isOver || story.lasts || passedMs >= recoveryWithinMs) return { faults, fires };
    await platform.advance(tickMs);
  }
}

function faultsOf({ platform }: TestDeps, service: string): readonly string[] {
  return platform.view().services.find(({ name }) => name === service)?.faults ?? [];
}

function named(runbooks: readonly Runbook[], name: string): Runbook {
  const found = runbooks.find((runbook) => runbook.name === name);
  if (found === undefined) throw new Error(`the library has no ${name}`);
  return found;
}
