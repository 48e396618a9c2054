import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLokiClient } from '#clients/loki.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import type { Evidence } from '#domain/hypothesis.ts';
import { gatherEvidence } from '#incidents/evidence/gather-evidence.ts';
import { prometheusEvidence } from '#incidents/evidence/prometheus-evidence.ts';
import { startTinyServer, type TinyAnswer, type TinyRequest } from '#tests/support/tiny-server.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { collectFrom, questionAbout } from './question-about.ts';
import { claimsApi, sandboxMetrics } from './sandbox-metrics.ts';

const test = useTestDeps({ policy: { services: claimsApi, metrics: sandboxMetrics } });

/** Everything that is gathered where both metrics and logs are to be had at one address. */
async function gatherFrom(url: string, evidenceTimeoutMs = 10_000): Promise<Evidence> {
  const clients = {
    ...test.deps.clients,
    prometheus: createPrometheusClient({ url }),
    loki: createLokiClient({ url }),
  };
  const deps = { ...test.deps, clients, policy: { ...test.deps.policy, evidenceTimeoutMs } };
  const { incident, alerts } = await questionAbout(test, { service: 'claims-api' });
  return gatherEvidence(deps, incident, alerts);
}

async function gatherWhere(answer: TinyAnswer, evidenceTimeoutMs?: number): Promise<Evidence> {
  const server = await startTinyServer(() => answer);
  try {
    return await gatherFrom(server.url, evidenceTimeoutMs);
  } finally {
    await server.stop();
  }
}

/** Nothing but what needed neither, and every source named as down for this reason. */
function expectDown({ findings, metrics, unavailable }: Evidence, reason: RegExp): void {
  expect(findings.filter(({ source }) => source !== 'alert')).toEqual([]);
  expect(metrics).toEqual({});
  for (const name of ['prometheus', 'loki', 'dependencies']) {
    const reasons = unavailable.filter(({ source }) => source === name).map((one) => `${name}: ${one.reason}`);
    expect(reasons).toContainEqual(expect.stringMatching(reason));
  }
}

describe('metrics and logs that cannot be read', () => {
  it('are named with the reason where connections are refused, and nothing is claimed of them', async () => {
    expectDown(await gatherFrom(`http://${await closedAddress()}`), /ECONNREFUSED/);
  });

  const error = { status: 'error', errorType: 'execution', error: 'query processing would load too many samples' };
  const cut = '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"4';
  it.each([
    ['the server fails', { status: 500, body: 'out of memory' }, /HTTP 500|out of memory/],
    ['we may not ask', { status: 403, body: 'no' }, /HTTP 403/],
    ['the query is refused', { status: 422, body: error }, /too many samples/],
    ['an error comes as a success', { status: 200, body: error }, /unexpected answer/],
    ['a login page answers', { status: 200, body: '<html>log in</html>' }, /unexpected answer/],
    ['the answer ends in the middle', { status: 200, body: cut }, /unexpected answer/],
    [
      'the connection ends in the middle',
      { headers: { 'content-length': '9999', connection: 'close' }, body: cut },
      /./,
    ],
  ] as const)('are named with the reason where %s', async (_, answer, reason) => {
    expectDown(await gatherWhere(answer), reason);
  });

  it('are named as late where nothing answers in time', async () => {
    expectDown(await gatherWhere('hang', 300), /: no answer within 300 ms/);
  });
});

describe('metrics of which a part cannot be read', () => {
  const vector = (value: number): TinyAnswer => ({
    body: { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, value: [1, String(value)] }] } },
  });
  const failed: TinyAnswer = {
    status: 422,
    body: { status: 'error', errorType: 'execution', error: 'too many samples' },
  };
  const queryOf = ({ body }: TinyRequest) => new URLSearchParams(body).get('query') ?? '';
  /** What is told where everything is ten times what it was, and these queries fail. */
  const toldWhere = async (fails: (query: string) => boolean) => {
    const server = await startTinyServer((request) => {
      const query = queryOf(request);
      return fails(query) ? failed : vector(query.includes('offset') ? 4 : 40);
    });
    try {
      const clients = { ...test.deps.clients, prometheus: createPrometheusClient({ url: server.url }) };
      const question = await questionAbout(test, { service: 'claims-api' }, { ...test.deps, clients });
      const { findings, unavailable } = await collectFrom(prometheusEvidence, question);
      return { told: new Set(findings.map(({ id, present }) => `${id} ${present}`)), unavailable };
    } finally {
      await server.stop();
    }
  };

  it('say nothing of what has to be compared with what nobody could tell', async () => {
    const whole = await toldWhere(() => false);
    const part = await toldWhere((query) => query.includes('offset'));
    expect([...whole.told]).toEqual(expect.arrayContaining(['traffic_above_baseline true', 'retries_high true']));
    expect([...part.told].filter((one) => /traffic|retries|error_rate|cpu_fell|dns_errors/.test(one))).toEqual([]);
    expect(part.unavailable[0]?.reason).toContain('too many samples');
  });

  it('say nothing that the whole does not say, whichever queries fail', async () => {
    const whole = await toldWhere(() => false);
    const salted = fc.tuple(fc.nat(), fc.integer({ min: 2, max: 6 }));
    await fc.assert(
      fc.asyncProperty(salted, async ([salt, oneIn]) => {
        const part = await toldWhere((query) => (query.length * 31 + salt) % oneIn === 0);
        expect([...part.told].filter((one) => !whole.told.has(one))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});
