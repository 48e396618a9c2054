import { setImmediate as breathe } from 'node:timers/promises';
import type { TestDeps } from '#tests/support/test-deps.ts';

const stretchMs = 5000;

/**
 * Moves platform and clock on together. In stretches, because the simulation keeps this process busy: idle connections
 * must find the time to end at the client before the server gives them up.
 */
export async function letPass(test: TestDeps, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= stretchMs) {
    await test.platform.advance(Math.min(left, stretchMs));
    await breathe();
  }
  test.clock.set(new Date(test.platform.view().at));
}
