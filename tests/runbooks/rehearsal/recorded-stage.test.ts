import { expect, test } from 'vitest';
import { caseSchema } from '#runbooks/rehearsal/case-schema.ts';
import { createRecordedStage, type RecordedStage } from '#runbooks/rehearsal/recorded-stage.ts';

function stageWith(answers: object): RecordedStage {
  return createRecordedStage(caseSchema.parse({ name: 'x', answers, expect: { state: 'failed' } }));
}

const request = { headers: {}, body: null, timeoutMs: 1, limitBytes: 100 } as const;
const script = { script: 'vacuum.sh', env: {}, secrets: [], timeoutMs: 1, limitBytes: 100 } as const;

test('of several answers the first counts that fits and is not used up', async () => {
  const prometheus = [
    { query: 'up*', times: 1, value: 1 },
    { query: 'up{*', values: [2, 3] },
    { query: '*', value: 9 },
  ];
  const { ports } = stageWith({ prometheus });
  const ask = async (query: string): Promise<unknown> => (await ports.prometheus.query(query)).series[0]?.value;
  expect([await ask('up{a="b"}'), await ask('up{a="b"}'), await ask('up{a="b"}'), await ask('up')]).toEqual([
    1, 2, 3, 9,
  ]);
});

test('an answer may wait for its time and for a write', async () => {
  const stage = stageWith({
    prometheus: [
      { query: 'up', after: 'POST *', value: 3 },
      { query: 'up', from: '1m', value: 2 },
      { query: 'up', value: 1 },
    ],
    http: [{ url: 'https://a.example/*' }],
  });
  const ask = async (): Promise<unknown> => (await stage.ports.prometheus.query('up')).series[0]?.value;
  const seen = [await ask()];
  await stage.pass(60_000);
  seen.push(await ask());
  await stage.ports.http.send({ ...request, method: 'POST', url: 'https://a.example/x' });
  expect([...seen, await ask()]).toEqual([1, 2, 3]);
});

test('a range query finds its value all along the range', async () => {
  const { ports, now } = stageWith({ prometheus: [{ query: 'up', value: 4 }] });
  const start = new Date(now().getTime() - 60_000);
  const { series } = await ports.prometheus.queryRange({ query: 'up', start, end: now(), stepMs: 30_000 });
  expect(series[0]?.points.map(({ value }) => value)).toEqual([4, 4, 4]);
});

test('log lines come newest first, and numbers are asked for apart', async () => {
  const { ports, now } = stageWith({
    loki: [
      { query: 'x', lines: ['b', 'a'] },
      { query: 'x', value: 7 },
    ],
  });
  const { lines } = await ports.loki.lines({ query: 'x', start: now(), end: now(), limit: 1 });
  expect(lines.map(({ line }) => line)).toEqual(['b']);
  expect(await ports.loki.query('x')).toMatchObject({ series: [{ value: 7 }] });
});

test('a body that is no text is sent as JSON', async () => {
  const { ports } = stageWith({ http: [{ url: '*', status: 201, headers: { 'X-A': '1' }, body: { id: 5 } }] });
  const answer = await ports.http.send({ ...request, method: 'GET', url: 'https://a.example/' });
  expect(answer).toMatchObject({
    status: 201,
    body: '{"id":5}',
    headers: { 'x-a': '1', 'content-type': 'application/json' },
  });
});

test('scripts are there when an answer is recorded for them, and are told apart by their arguments', async () => {
  const { ports } = stageWith({
    scripts: [{ script: 'vacuum.sh', args: '--check *', exit_code: 1 }, { script: 'vacuum.sh' }],
  });
  expect(await ports.scripts.fingerprint('vacuum.sh')).toMatch(/^[0-9a-f]{64}$/);
  expect(await ports.scripts.fingerprint('other.sh')).toBeNull();
  expect(await ports.scripts.run({ ...script, args: ['--check', 'claims'] })).toMatchObject({ exitCode: 1 });
  expect(await ports.scripts.run({ ...script, args: [] })).toMatchObject({ exitCode: 0 });
});

test('every change is told once it was made or may have been, and reading is none', async () => {
  const stage = stageWith({
    http: [{ url: '*refused', error: 'refused' }, { url: '*lost', error: 'lost' }, { url: '*' }],
    scripts: [{ script: 'vacuum.sh' }],
    kubernetes: {
      objects: [{ kind: 'Deployment', metadata: { name: 'api', namespace: 'claims' }, spec: { replicas: 1 } }],
    },
  });
  const send = (method: 'GET' | 'POST', path: string) =>
    stage.ports.http.send({ ...request, method, url: `https://a.example/${path}` }).catch(() => undefined);
  await send('GET', 'read');
  await send('POST', 'refused');
  await send('POST', 'lost');
  await stage.ports.scripts.run({ ...script, args: ['--all'] });
  const api = { kind: 'deployment', namespace: 'claims', name: 'api' } as const;
  await stage.ports.kubernetes.patch(api, { type: 'merge', body: { spec: { replicas: 2 } } }, { dryRun: true });
  await stage.ports.kubernetes.patch(api, { type: 'merge', body: { spec: { replicas: 2 } } }, { dryRun: false });
  expect(stage.writes).toEqual([
    'POST https://a.example/lost',
    'script vacuum.sh --all',
    'patch deployment/api in claims: spec.replicas: 1 → 2',
  ]);
});

test('what is not recorded is refused for good, and noted once', async () => {
  const stage = stageWith({});
  for (const _ of [1, 2]) {
    await expect(stage.ports.prometheus.query('up')).rejects.toMatchObject({ retry: { kind: 'no' } });
  }
  await expect(stage.ports.http.send({ ...request, method: 'GET', url: 'https://a.example/' })).rejects.toThrow(
    'no answer is recorded',
  );
  expect(stage.decide('Go on?')).toBeNull();
  expect([...stage.missing]).toEqual(['Prometheus: up', 'GET https://a.example/', 'people: Go on?']);
});
