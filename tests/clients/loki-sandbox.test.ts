import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLokiClient, type LokiClient } from '#clients/loki.ts';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';

let platform: Platform;
let loki: LokiClient;
beforeAll(async () => {
  platform = await startPlatform({ manualClock: true });
  loki = createLokiClient({ url: platform.loki.url });
});
afterAll(() => platform.stop());

test("reads what a service's containers write, newest first", async () => {
  const end = new Date(platform.view().at);
  const query = '{service="claims-api", namespace="claims"} |= "served"';
  const { lines } = await loki.lines({ query, start: new Date(end.getTime() - 60_000), end, limit: 5 });
  expect(lines).toHaveLength(5);
  expect(lines[0]?.line).toMatch(/^\S+ INFO {2}served \d+ req\/s p99=\d+ms errors=/);
  expect(lines[0]?.labels).toEqual({
    namespace: 'claims',
    pod: expect.stringMatching(/^claims-api-/),
    container: expect.any(String),
    app: 'claims-api',
    service: 'claims-api',
  });
  const times = lines.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('counts lines', async () => {
  const { series } = await loki.query('sum by (service) (count_over_time({service="claims-api"} |= "served" [1m]))');
  expect(series).toEqual([{ labels: { service: 'claims-api' }, value: expect.any(Number) }]);
  expect(series[0]?.value).toBeGreaterThan(50);
});

test('says what is wrong with a query, and does not repeat it', async () => {
  const error = await outsideErrorOf(loki.query('sum(count_over_time({service="claims-api"[1m]))'));
  expect(error).toMatchObject({ code: 'bad_query', retry: { kind: 'no' } });
  expect(error.message).toContain('parse error at line 1, col');
  const lines = await outsideErrorOf(loki.query('{service="claims-api"}'));
  expect(lines.message).toContain('not supported as an instant query type');
});
