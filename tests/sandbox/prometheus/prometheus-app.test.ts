import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#sandbox/contract.ts';
import { alertRules } from '#sandbox/prometheus/alert-rules.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { findProgram } from '#tests/support/find-program.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform({ manualClock: true });
});
afterAll(() => platform.stop());

/** As much of every answer as the tests read. */
interface Answer {
  readonly resultType: string;
  readonly result: readonly { readonly value: readonly [number, string]; readonly values: readonly unknown[] }[];
  readonly alerts: readonly unknown[];
  readonly groups: readonly {
    readonly interval: number;
    readonly rules: readonly { readonly name: string; readonly alerts: readonly { readonly labels: object }[] }[];
  }[];
}

async function get(
  path: string,
): Promise<{ status: number; body: { status: string; data: Answer; errorType?: string; error?: string } }> {
  const response = await fetch(`${platform.prometheus.url}${path}`);
  return { status: response.status, body: (await response.json()) as never };
}
const query = (text: string, more = '') => get(`/api/v1/query?query=${encodeURIComponent(text)}${more}`);

describe('/api/v1/query', () => {
  it('answers an instant vector in the envelope of Prometheus', async () => {
    const { status, body } = await query('pg_stat_activity_count{service="claims-api"}');
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          {
            metric: { __name__: 'pg_stat_activity_count', service: 'claims-api', namespace: 'claims' },
            value: [expect.any(Number), expect.stringMatching(/^\d+$/)],
          },
        ],
      },
    });
  });

  it('serves the request duration in milliseconds, as the runbooks expect', async () => {
    const { body } = await query('http_request_duration_seconds{service="claims-api", quantile="0.99"}');
    expect(Number(body.data.result[0]?.value[1])).toBeGreaterThan(100);
    expect(Number(body.data.result[0]?.value[1])).toBeLessThan(300);
  });

  it('takes the query by POST as well', async () => {
    const response = await fetch(`${platform.prometheus.url}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: 'count(up)' }),
    });
    expect(await response.json()).toMatchObject({
      data: { result: [{ metric: {}, value: [expect.any(Number), '13'] }] },
    });
  });

  it('gives every series a service and a namespace', async () => {
    const { body } = await query('{__name__=~".+",service=""} or {__name__=~".+",namespace=""}');
    expect(body.data.result).toEqual([]);
  });

  it.each([
    ['', 400, 'bad_data', 'invalid parameter "query": 1:1: parse error: no expression found in input'],
    ['up{', 400, 'bad_data', 'parse error: unexpected end of input'],
    ['histogram_quantile(0.9, up)', 422, 'execution', "the sandbox's Prometheus understands a subset of PromQL"],
    ['up / ignoring(service, namespace, tenant) up', 422, 'execution', 'many-to-many'],
  ])('refuses %j with %i %s', async (text, status, errorType, error) => {
    expect(await query(text)).toEqual({
      status,
      body: { status: 'error', errorType, error: expect.stringContaining(error) },
    });
  });

  it('refuses a time it cannot read, naming the parameter', async () => {
    expect(await query('up', '&time=yesterday')).toMatchObject({
      status: 400,
      body: { errorType: 'bad_data', error: 'invalid parameter "time": cannot parse "yesterday" to a valid timestamp' },
    });
  });
});

describe('/api/v1/query_range', () => {
  it('answers a matrix with one value a step', async () => {
    const end = Math.floor(Date.parse(platform.view().at) / 1000);
    const { body } = await get(`/api/v1/query_range?query=up{service="auth"}&start=${end - 60}&end=${end}&step=15s`);
    expect(body.data.resultType).toBe('matrix');
    expect(body.data.result[0]?.values).toHaveLength(5);
    expect(body.data.result[0]?.values[4]).toEqual([end, '1']);
  });

  it.each([
    ['start=10&end=5&step=1', 'end timestamp must not be before start time'],
    ['start=1&end=5&step=0', 'zero or negative query resolution step widths are not accepted'],
    ['start=1&end=5', 'invalid parameter "step"'],
    ['start=0&end=20000&step=1', 'exceeded maximum resolution of 11,000 points per timeseries'],
  ])('refuses %s', async (range, error) => {
    expect(await get(`/api/v1/query_range?query=up&${range}`)).toMatchObject({
      status: 400,
      body: { errorType: 'bad_data', error: expect.stringContaining(error) },
    });
  });
});

describe('rules and alerts', () => {
  it('lists every rule, and an alert while it is pending and when it fires', async () => {
    platform.inject('connection-pool-exhaustion', 'billing-api');
    await platform.advance(5000);
    const { body: pending } = await get('/api/v1/alerts');
    expect(pending.data.alerts).toContainEqual(
      expect.objectContaining({ state: 'pending', value: expect.stringMatching(/^\d\.\d+e\+03$/) }),
    );
    await platform.advance(4000);
    const { body } = await get('/api/v1/rules');
    const rule = body.data.groups[0]?.rules.find((candidate) => candidate.name === 'HighLatencyP99');
    expect(body.data.groups.flatMap(({ rules }) => rules)).toHaveLength(alertRules.length);
    expect(body.data.groups.map(({ interval }) => interval)).toEqual([1, 3]);
    expect(rule).toMatchObject({ state: 'firing', type: 'alerting', health: 'ok', duration: 2 });
    expect(rule?.alerts[0]?.labels).toMatchObject({
      alertname: 'HighLatencyP99',
      service: 'billing-api',
      severity: 'critical',
    });
  });

  it('is healthy and ready', async () => {
    expect(await (await fetch(`${platform.prometheus.url}/-/healthy`)).text()).toBe('Prometheus Server is Healthy.\n');
    expect(await (await fetch(`${platform.prometheus.url}/-/ready`)).text()).toBe('Prometheus Server is Ready.\n');
  });
});

// Skipped where promtool is not installed; the envelope itself is checked above without it.
const promtool = findProgram('promtool');
it.skipIf(promtool === null)('answers the queries of the real promtool', async () => {
  const { stdout } = await promisify(execFile)(promtool ?? '', [
    'query',
    'instant',
    platform.prometheus.url,
    'sum(kube_deployment_spec_replicas)',
  ]);
  expect(stdout).toMatch(/^\{\} => 38 @\[/);
});
