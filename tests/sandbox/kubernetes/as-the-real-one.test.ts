import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRealKubernetes } from '#tests/support/real-kubernetes/start-real-kubernetes.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type ApiUnderTest, realApi, sandboxApi, type Answer } from './as-the-real-one/api-under-test.ts';
import { batchRows } from './as-the-real-one/batch-rows.ts';
import { fixtures, settled, volumes } from './as-the-real-one/fixtures.ts';
import { podRows } from './as-the-real-one/pod-rows.ts';
import { policyRows } from './as-the-real-one/policy-rows.ts';
import { requestRows } from './as-the-real-one/request-rows.ts';
import type { RequestRow } from './as-the-real-one/request-row.ts';
import { storageRows } from './as-the-real-one/storage-rows.ts';
import { workloadRows } from './as-the-real-one/workload-rows.ts';

const rows = [...requestRows, ...workloadRows, ...podRows, ...batchRows, ...storageRows, ...policyRows];

async function prepare(api: ApiUnderTest, asks: typeof fixtures): Promise<void> {
  for (const ask of asks) {
    const { code, body } = await api.call(...ask);
    if (code !== 201) throw new Error(`${ask[1]} was answered ${code}: ${JSON.stringify(body)}`);
  }
  await api.pass();
  for (const [path, state] of settled) {
    await waitFor(path, async () => holds((await api.call('GET', path)).body, state), { timeoutMs: 45_000 });
  }
}

/** Whether the answer has everything that is asked for; arrays are compared element by element. */
function holds(actual: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  return Object.entries(wanted).every(([key, value]) =>
    holds((actual as Record<string, unknown> | null)?.[key], value),
  );
}

/** The answer as far as the row speaks of it; a cause without a field is one of the request as a whole. */
function saidIn(row: RequestRow, { code, body }: Answer): Partial<RequestRow> {
  const { causes = [] } = (body['details'] ?? {}) as { causes?: readonly { field?: string; reason: string }[] };
  const listed = new Set(causes.map((cause) => `${cause.field} ${cause.reason}`));
  return {
    to: row.to,
    ask: row.ask,
    code,
    ...(row.reason === undefined ? {} : { reason: String(body['reason']) }),
    ...(row.message === undefined ? {} : { message: String(body['message']) }),
    ...(row.causes === undefined ? {} : { causes: [...listed].toSorted() }),
    ...(row.holds === undefined ? {} : { holds: body }),
  };
}

/** Everything the rows could have changed: none of them may. */
async function versionsOf(api: ApiUnderTest): Promise<readonly unknown[]> {
  const names = fixtures.map(([, path, body]) => `${path}/${(body as { metadata: { name: string } }).metadata.name}`);
  const answers: unknown[] = [];
  for (const path of names) {
    const { body } = await api.call('GET', path);
    answers.push([path, (body['metadata'] as { resourceVersion?: string } | undefined)?.resourceVersion]);
  }
  return answers;
}

describe('the sandbox', () => {
  let api: ApiUnderTest;
  let before: readonly unknown[];

  beforeAll(async () => {
    api = sandboxApi();
    await prepare(api, fixtures);
    before = await versionsOf(api);
  });

  it.each(rows)('answers $to', async (row) => {
    expect(saidIn(row, await api.call(...row.ask))).toMatchObject(row);
  });

  it('has changed nothing by refusals and dry runs', async () => {
    expect(await versionsOf(api)).toEqual(before);
  });
});

describe('a real API server', { timeout: 60_000 }, () => {
  let real: Awaited<ReturnType<typeof startRealKubernetes>> = { skipped: 'not started' };
  let api: ApiUnderTest;

  beforeAll(async () => {
    real = await startRealKubernetes();
    if ('skipped' in real) return;
    api = await realApi(real);
    await prepare(api, [...volumes, ...fixtures]);
  }, 120_000);
  beforeEach((context) => {
    if ('skipped' in real) context.skip(real.skipped);
  });
  afterAll(async () => {
    if ('stop' in real) await api.stop();
  }, 30_000);

  it.each(rows)('answers $to', async (row) => {
    expect(saidIn(row, await api.call(...row.ask))).toMatchObject(row);
  });
});
