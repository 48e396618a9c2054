import { expect, it } from 'vitest';
import { createSimulation } from '#sandbox/platform/simulation.ts';

it('fires nothing in an hour in which nothing is wrong', () => {
  const closing = new AbortController().signal;
  const simulation = createSimulation({ startMs: Date.UTC(2026, 4, 12, 1, 50), seed: 5, closing });
  const complaints = new Set<string>();
  for (let second = 0; second < 3600; second += 4) {
    simulation.tick(4000);
    for (const alert of simulation.rules.alerts()) {
      if (alert.firedAtMs !== null) complaints.add(`${alert.rule.alert} of ${alert.labels['service']}`);
    }
  }
  expect([...complaints]).toEqual([]);
  expect(simulation.model.activeFaults()).toEqual([]);
});
