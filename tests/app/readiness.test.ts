import { expect, it } from 'vitest';
import { readiness } from '#app/readiness.ts';
import { openDatabase } from '#store/database.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();

it('is ready while its database answers, whatever the outside systems do', async () => {
  expect(await readiness(test.deps)).toEqual({ ready: true, database: 'ok', runbooks: test.deps.runbooks.length });
});

it('gives the database’s own reason when it does not answer', async () => {
  const absent = await openDatabase({ kind: 'postgres', url: `postgres://nobody@${await closedAddress()}/none` });
  const state = await readiness({ ...test.deps, db: absent.db });
  expect(state.ready).toBe(false);
  expect(state.database).toContain('ECONNREFUSED');
  await absent.close();
});
