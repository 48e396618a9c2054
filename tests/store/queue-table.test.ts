import { expect, it } from 'vitest';
import { jobPayloads } from '#domain/jobs.ts';
import { queueTable } from '#store/queue-table.ts';

it('has every job there is, once', () => {
  expect(queueTable.map(({ name }) => name).toSorted()).toEqual(Object.keys(jobPayloads).toSorted());
});

it('coalesces only the jobs that read the state when they run', () => {
  const coalescing = queueTable.filter(({ coalesced }) => coalesced).map(({ name }) => name);
  expect(coalescing).toEqual(['reassess-severity', 'refresh-card']);
});

it('tries again whatever must not be lost', () => {
  const once = queueTable.filter(({ retryLimit }) => retryLimit === 0).map(({ name }) => name);
  // The next sweep is a minute away and looks at everything anew.
  expect(once).toEqual(['sweep']);
});
