import { describe, expect, it } from 'vitest';
import { listRunbooks, serviceNames, showRunbook } from '#incidents/runbook-catalogue.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const entry = { tier: 1, flow: null, tenants: null, dependsOn: [], vars: {} };
const test = useTestDeps({ policy: { services: { 'claims-api': entry, auth: entry } } });

describe('the runbook catalogue', () => {
  it('lists every runbook of the library by name', () => {
    const names = listRunbooks(test.deps).map(({ name }) => name);
    expect(names).toEqual(test.deps.runbooks.map(({ name }) => name).toSorted());
    expect(names).toContain('high-latency-database-connection-pool');
  });

  it('shows what a runbook is made for, how far it may go, and its steps', () => {
    const shown = showRunbook(test.deps, 'high-latency-database-connection-pool');
    expect(shown).toMatchObject({
      risk: 'medium',
      autonomy: 'ask',
      classification: 'application.high_latency',
      servicePattern: 'claims-* | billing-*',
      condition: 'metrics.p99_latency > 2000ms',
    });
    expect(shown?.stepLines).toHaveLength(shown?.steps ?? 0);
    expect(shown?.stepLines.map(({ depth }) => depth)).toEqual([0, 0, 1, 1, 1, 0, 1]);
  });

  it('gives the installation’s autonomy where a runbook names none, and the runbook’s own where it does', () => {
    const deps = { ...test.deps, policy: { ...test.deps.policy, defaultAutonomy: 'observe' as const } };
    expect(showRunbook(deps, 'high-latency-database-connection-pool')?.autonomy).toBe('observe');
    expect(showRunbook(deps, 'memory-pressure-restart')?.autonomy).toBe('ask');
  });

  it('has no runbook under an unknown name', () => {
    expect(showRunbook(test.deps, 'nope')).toBeNull();
  });

  it('names the services of the catalogue in order', () => {
    expect(serviceNames(test.deps)).toEqual(['auth', 'claims-api']);
  });
});
