import { describe, expect, it } from 'vitest';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { prometheusEvidence } from '#incidents/evidence/prometheus-evidence.ts';
import { startTinyServer, type TinyRequest } from '#tests/support/tiny-server.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { collectFrom, questionAbout, seen } from './question-about.ts';

const test = useTestDeps();
const queryOf = ({ body }: TinyRequest) => new URLSearchParams(body).get('query') ?? '';
const vector = (...values: readonly number[]) => ({
  body: {
    status: 'success',
    data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1, String(value)] })) },
  },
});

/** What is found of a server that answers a query as the test says, and what it was asked. */
async function lookAt(answer: (query: string) => ReturnType<typeof vector>, service: string | null = 'claims-api') {
  const server = await startTinyServer((request) => answer(queryOf(request)));
  try {
    const prometheus = createPrometheusClient({ url: server.url });
    const deps = { ...test.deps, clients: { ...test.deps.clients, prometheus } };
    const question = await questionAbout(test, { service, startsAt: test.clock.now() }, deps);
    const evidence = await collectFrom(prometheusEvidence, question);
    return { evidence, asked: server.requests.map(queryOf) };
  } finally {
    await server.stop();
  }
}

describe('prometheusEvidence', () => {
  it('takes a metric that nobody measures for neither seen nor not seen', async () => {
    const { evidence, asked } = await lookAt(() => vector());
    expect(evidence).toEqual({ findings: [], metrics: {}, unavailable: [], changes: [] });
    expect(asked.length).toBeGreaterThan(40);
  });

  it('compares with the median of what was before, and cites the query of now', async () => {
    const past = new Map([
      ['offset 60s', 100],
      ['offset 1800s', 110],
      ['offset 86400s', 5000],
    ]);
    const { evidence } = await lookAt((query) => {
      if (!query.startsWith('sum(rate(http_requests_total') && !query.startsWith('sum((rate(http_requests_total'))
        return vector();
      const before = [...past].find(([offset]) => query.includes(offset));
      return vector(before?.[1] ?? 400);
    });
    const finding = evidence.findings.find(({ id }) => id === 'traffic_above_baseline');
    expect(finding).toMatchObject({ present: true, text: '400 requests a second, usually 110' });
    expect(finding?.reference).not.toContain('offset');
  });

  it('asks by the label under which the service was found', async () => {
    const named = {
      body: {
        status: 'success',
        data: { resultType: 'vector', result: [{ metric: { __name__: 'http_requests_total' }, value: [1, '4'] }] },
      },
    };
    const { asked } = await lookAt((query) => (query.includes('({app="claims-api"') ? named : vector()));
    expect(asked.some((query) => query.startsWith('sum(rate(http_requests_total{app="claims-api"'))).toBe(true);
  });

  it('leaves out what is no number', async () => {
    const { evidence } = await lookAt(() => vector(Number.NaN));
    expect(evidence.findings).toEqual([]);
  });

  it('claims nothing of answers in part, neither seen nor not seen, and names once what is missing', async () => {
    const { evidence, asked } = await lookAt(() => {
      const { body } = vector(400);
      return { body: { ...body, warnings: ['store eu-2: connection refused'] } };
    });
    expect(evidence.findings).toEqual([]);
    expect(evidence.unavailable).toEqual([
      {
        source: 'prometheus',
        reason: expect.stringMatching(
          /^prometheus: answered only in part: store eu-2: connection refused \(\d+ questions\)$/,
        ),
      },
    ]);
    expect(asked.length).toBeGreaterThan(10);
  });

  it('names once what is refused', async () => {
    const server = await startTinyServer(() => ({ status: 503, body: 'overloaded' }));
    try {
      const prometheus = createPrometheusClient({ url: server.url });
      const deps = { ...test.deps, clients: { ...test.deps.clients, prometheus } };
      const { unavailable } = await collectFrom(
        prometheusEvidence,
        await questionAbout(test, { service: 'claims-api' }, deps),
      );
      expect(unavailable).toHaveLength(1);
      expect(unavailable[0]?.reason).toMatch(/503: overloaded \(\d+ questions\)$/);
    } finally {
      await server.stop();
    }
  });

  it('asks no more than ten questions at once', async () => {
    let under = 0;
    let most = 0;
    await lookAt(() => {
      under += 1;
      most = Math.max(most, under);
      queueMicrotask(() => (under -= 1));
      return vector();
    });
    expect(most).toBeLessThanOrEqual(10);
  });

  it('asks nothing about an alert that names no service', async () => {
    const { asked } = await lookAt(() => vector(1), null);
    expect(asked).toEqual([]);
    expect(seen({ findings: [] })).toEqual([]);
  });
});
