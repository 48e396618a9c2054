import { describe, expect, it } from 'vitest';
import type { PlannedChange } from '#domain/change.ts';
import { firebreakEvidence } from '#incidents/evidence/firebreak-evidence.ts';
import { insertChange } from '#store/repositories/changes.ts';
import { insertRun } from '#store/repositories/runs.ts';
import { newRun } from '#tests/store/repositories/a-run.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { anAlert, deliver, freshService } from '#tests/incidents/alerts.ts';
import { collectFrom, questionAbout } from './question-about.ts';

const test = useTestDeps();
const restart: PlannedChange = {
  action: 'rollout_restart',
  target: { system: 'kubernetes', cluster: null, namespace: 'claims', name: 'deployment/claims-api' },
  title: 'Restart deployment/claims-api',
  rendered: {},
  version: null,
  fingerprint: null,
  difference: [],
  blast: { pods: null, notes: [] },
  memo: null,
};
const entry = { tier: 1, flow: null, tenants: null, dependsOn: [], vars: {} };
const siblings = async (service: string, others: readonly string[]) => {
  const services = Object.fromEntries([service, ...others].map((name) => [name, entry]));
  const deps = { ...test.deps, policy: { ...test.deps.policy, services } };
  const { findings } = await collectFrom(firebreakEvidence, await questionAbout(test, { service }, deps));
  return findings;
};

describe('firebreakEvidence', () => {
  it('sees alerts of other services, and not the incident’s own', async () => {
    const [service, other] = [freshService(), freshService('auth')];
    expect(await siblings(service, [other])).toMatchObject([{ id: 'several_services_affected', present: false }]);
    const alert = anAlert({ service: other });
    await deliver(test, alert);
    expect(await siblings(service, [other])).toMatchObject([
      {
        present: true,
        text: `alerts fire for ${other} too`,
        source: 'alert',
        reference: `alert ${alert.fingerprint}`,
      },
    ]);
  });

  it('lists what its own runs changed, with the runbook, within two hours', async () => {
    const question = await questionAbout(test, { service: 'claims-api', startsAt: test.clock.now() });
    const run = newRun(question.incident.number, { runbook: 'restart-it' });
    const minutesAgo = (minutes: number) => new Date(test.clock.now().getTime() - minutes * 60_000);
    await test.write(async (trx) => {
      await insertRun(trx, run, minutesAgo(10));
      for (const [path, minutes] of [
        ['steps[0]', 10],
        ['steps[1]', 150],
      ] as const) {
        await insertChange(trx, { run: run.id, path }, restart, minutesAgo(minutes));
      }
    });
    const { changes } = await collectFrom(firebreakEvidence, question);
    expect(changes).toEqual([
      {
        at: minutesAgo(10),
        kind: 'firebreak',
        object: 'deployment/claims-api',
        text: 'rollout_restart by Firebreak (restart-it)',
        source: 'firebreak',
        reference: `run ${run.id}`,
        service: 'claims-api',
        minutesBefore: 10,
      },
    ]);
  });

  it('says nothing of others where the catalogue knows none', async () => {
    expect(await siblings(freshService(), [])).toEqual([]);
  });
});
