import { describe, expect, it } from 'vitest';
import { createLokiClient } from '#clients/loki.ts';
import { lokiEvidence } from '#incidents/evidence/loki-evidence.ts';
import type { Policy } from '#incidents/policy.ts';
import { startTinyServer, type TinyAnswer } from '#tests/support/tiny-server.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { collectFrom, questionAbout, seen } from './question-about.ts';

const test = useTestDeps();
const streams = (...lines: readonly string[]): TinyAnswer => ({
  body: {
    status: 'success',
    data: {
      resultType: 'streams',
      result: lines.length === 0 ? [] : [{ stream: {}, values: lines.map((line) => ['1', line]) }],
    },
  },
});

interface Asked {
  readonly query: string;
  /** Milliseconds from the start of the stretch to the present. */
  readonly sinceMs: number;
  readonly limit: string;
}

async function read(
  answer: (asked: Asked) => TinyAnswer,
  service: string | null = 'claims-api',
  policy: Partial<Policy> = {},
) {
  const asked: Asked[] = [];
  const server = await startTinyServer(({ body }) => {
    const form = new URLSearchParams(body);
    const startMs = Number(BigInt(form.get('start') ?? '0') / 1_000_000n);
    const one = {
      query: form.get('query') ?? '',
      sinceMs: test.clock.now().getTime() - startMs,
      limit: form.get('limit') ?? '',
    };
    asked.push(one);
    return answer(one);
  });
  try {
    const loki = createLokiClient({ url: server.url });
    const deps = { ...test.deps, clients: { ...test.deps.clients, loki }, policy: { ...test.deps.policy, ...policy } };
    const question = await questionAbout(test, { service, startsAt: test.clock.now() }, deps);
    return { evidence: await collectFrom(lokiEvidence, question), asked };
  } finally {
    await server.stop();
  }
}

const refused = 'ERROR dial tcp auth:8080: connect: connection refused';

describe('lokiEvidence', () => {
  it('finds the label under which the service logs, and what it says of trouble', async () => {
    const { evidence, asked } = await read(({ query, sinceMs, limit }) => {
      if (!query.startsWith('{service="claims-api"')) return streams();
      if (limit === '1') return streams('INFO ready');
      return sinceMs > 30 * 60_000 ? streams() : streams(refused, refused, refused);
    });
    expect(seen(evidence)).toEqual(['log_connection_refused', 'new_error_pattern']);
    const finding = evidence.findings.find(({ id }) => id === 'log_connection_refused');
    expect(finding).toMatchObject({ source: 'loki', text: `3 lines now, 0 in the hour before: “${refused}”` });
    expect(finding?.reference).toMatch(/^\{service="claims-api",namespace="claims"\} \|~ /);
    expect(asked.filter(({ limit }) => limit !== '1')).toHaveLength(2);
  });

  it('reads the lines that the installation’s own selector names, and tries no other', async () => {
    const logs = '{k8s_app="{{ service }}",alert="{{ alert }}"}';
    const { evidence, asked } = await read(({ limit }) => (limit === '1' ? streams('x') : streams()), 'a"b', { logs });
    expect(evidence.unavailable).toEqual([]);
    expect(asked.map(({ query }) => query.startsWith('{k8s_app="a\\"b",alert="'))).toEqual([true, true, true]);
  });

  it('names what its selector cannot be filled in with, and asks nothing', async () => {
    const { evidence, asked } = await read(() => streams(), 'claims-api', { logs: '{app="{{ labels.nowhere }}"}' });
    expect(asked).toEqual([]);
    expect(evidence.unavailable[0]?.reason).toMatch(/^evidence\.logs cannot be filled in: .*nowhere/);
  });

  it('takes what the service logged all along for no news', async () => {
    const { evidence } = await read(({ limit, sinceMs }) =>
      limit === '1' ? streams('x') : streams(...Array.from({ length: sinceMs > 30 * 60_000 ? 300 : 2 }, () => refused)),
    );
    expect(seen(evidence)).toEqual([]);
  });

  it('knows, of an hour that says more than is read, only what it has read', async () => {
    const at = (secondsAgo: number) => `${BigInt(test.clock.now().getTime() - secondsAgo * 1000) * 1_000_000n}`;
    const { evidence } = await read(({ limit, sinceMs }) => {
      if (limit === '1') return streams('x');
      if (sinceMs <= 30 * 60_000) return streams(...Array.from({ length: 999 }, () => refused));
      // 500 a minute in the two that count as now, and 100 in the twenty before, of which no more is read.
      const values = Array.from({ length: 2000 }, (_, n) => [at(120 + n * 0.6), refused]);
      return { body: { status: 'success', data: { resultType: 'streams', result: [{ stream: {}, values }] } } };
    });
    const finding = evidence.findings.find(({ id }) => id === 'log_connection_refused');
    expect(finding).toMatchObject({ present: true, text: expect.stringMatching(/2000 in the 19 min 59 s before/) });
  });

  it('says under which labels it looked in vain', async () => {
    const { evidence } = await read(() => streams());
    expect(evidence.findings).toEqual([]);
    expect(evidence.unavailable[0]?.reason).toMatch(/^no log lines under \{app="claims-api",namespace="claims"\} or /);
  });

  it('finds nothing where the hour before cannot be read: nobody can say then what is new', async () => {
    const { evidence } = await read(({ limit, sinceMs }) => {
      if (limit === '1') return streams('x');
      return sinceMs > 30 * 60_000 ? { status: 500, body: 'querier is gone' } : streams(refused);
    });
    expect(evidence.findings).toEqual([]);
    expect(evidence.unavailable).toHaveLength(1);
    expect(evidence.unavailable[0]?.reason).toContain('querier is gone');
  });

  it('keeps a service’s name from becoming a part of the query', async () => {
    const { asked } = await read(() => streams(), 'x"} |= "secret');
    const withoutStrings = asked.map(({ query }) => query.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'));
    expect(withoutStrings.filter((query) => query.includes('secret'))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('asks nothing where no Loki is configured or no service is known', async () => {
    const question = await questionAbout(test, { service: 'claims-api' });
    expect((await collectFrom(lokiEvidence, question)).unavailable).toEqual([]);
    expect((await read(() => streams(), null)).asked).toEqual([]);
  });
});
