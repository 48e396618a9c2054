import { serve } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttpClient } from '#clients/http.ts';
import { createLokiClient } from '#clients/loki.ts';
import { createScriptRunner } from '#clients/script.ts';
import type { Outcome } from '#domain/run.ts';
import { createLogStore } from '#sandbox/loki/log-store.ts';
import { createLokiApp } from '#sandbox/loki/loki-app.ts';
import { createScriptsFolder, type ScriptsFolder } from '#tests/clients/script/scripts-folder.ts';
import { hostileValues } from '#tests/runbooks/hostile-values.ts';
import { finish, planned, stepKey, turn } from '#tests/runbooks/kubernetes/drive.ts';
import { withSteps, type Stage } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';
import { startTinyServer, type TinyAnswer, type TinyRequest, type TinyServer } from '#tests/support/tiny-server.ts';

const secrets = { TOKEN: 'hunter2-hunter2', PASSWORD: 'pass word' };
const nowMs = Date.parse('2026-03-01T03:00:00Z');
let answer: (request: TinyRequest) => TinyAnswer;
let server: TinyServer;
let folder: ScriptsFolder;
let loki: ReturnType<typeof serve>;
let stage: Stage;

beforeAll(async () => {
  server = await startTinyServer((request) => answer(request));
  folder = await createScriptsFolder();
  const store = createLogStore({ retentionMs: 3_600_000 });
  const lines = ['error: "} |= `x`', 'error 2', 'fine'];
  store.push(
    { app: 'api' },
    lines.map((line, index) => ({ atNs: BigInt(nowMs - 60_000 + index) * 1_000_000n, line })),
  );
  const app = createLokiApp({ store, nowMs: () => nowMs });
  const { promise: listening, resolve } = Promise.withResolvers<number>();
  loki = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (bound) => resolve(bound.port));
  const port = await listening;
  const world = createWorld(new Date(nowMs));
  stage = {
    ...world,
    ports: {
      ...world.ports,
      http: createHttpClient({ allow: [{ host: server.url, private: true }], secrets }),
      scripts: createScriptRunner({ folder: folder.path, secrets }),
      loki: createLokiClient({ url: `http://127.0.0.1:${port}` }),
    },
  };
});
afterAll(async () => {
  await Promise.all([server.stop(), folder.remove()]);
  loki.close();
  if ('closeAllConnections' in loki) loki.closeAllConnections();
});
beforeEach(() => {
  answer = () => ({});
});

const run = (step: string, variables: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
  finish(stage, withSteps(`  - {${step}}\n`, 'vars: {v: x}\n'), { variables });

describe('http', () => {
  test('sends, with its secrets, what was approved, and reads the answer', async () => {
    answer = ({ headers }) => ({ status: 201, body: { id: 'j-1', you: headers['authorization'] } });
    const step = `type: http, method: POST, url: "${server.url}/jobs", auth: {bearer: TOKEN}, headers: {X-P: {secret: PASSWORD}}, body: {a: 1}, extract: {id: $.id, echo: $.you}`;
    expect(await run(step)).toMatchObject({ kind: 'done', output: { status: 201, id: 'j-1', echo: 'Bearer ***' } });
    expect(server.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/jobs',
      body: '{"a":1}',
      headers: { authorization: `Bearer ${secrets.TOKEN}`, 'x-p': secrets.PASSWORD, 'idempotency-key': stepKey },
    });
  });

  test('settles a lost answer by its check, and does the work once', async () => {
    let effects = 0;
    answer = ({ method }) => {
      if (method === 'GET') return { status: effects > 0 ? 200 : 404 };
      effects += 1;
      return 'reset';
    };
    const step = `type: http, method: POST, url: "${server.url}/a", check: {url: "${server.url}/b"}`;
    expect(await run(step)).toMatchObject({ kind: 'done', summary: expect.stringContaining('as its check says') });
    expect(effects).toBe(1);
  });

  test('waits as long as a server asks by Retry-After', async () => {
    let answers = 0;
    answer = () => ((answers += 1) === 1 ? { status: 503, headers: { 'retry-after': '120' } } : {});
    const began = stage.now().getTime();
    expect(await run(`type: http, method: POST, url: "${server.url}/a"`)).toMatchObject({ kind: 'done' });
    expect(stage.now().getTime() - began).toBe(120_000);
  });

  test('does not reach a host that is not allowed, nor know a secret that is not there', async () => {
    expect(await run('type: http, method: POST, url: "https://169.254.169.254/"')).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('http.allow'),
    });
    expect(await run(`type: http, method: POST, url: "${server.url}/", auth: {bearer: NONE}`)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('there is no secret "NONE" in scripts.secrets: TOKEN, PASSWORD'),
    });
  });

  test('brings hostile values to the server as data, or not at all', async () => {
    const header = 'headers: {X-V: "<{{ v }}>"}, ';
    const step = `type: http, method: POST, url: "${server.url}/a/{{ v }}/b?q={{ v }}", ${header}body: {v: "<{{ v }}>", w: "{{ v }}"}`;
    let arrived = 0;
    for (const value of hostileValues) {
      const before = server.requests.length;
      // Headers refuse most of these values, which would keep the rest of the request from being looked at.
      const fitsHeader = /^[ -~]*$/.test(value);
      const outcome = await run(fitsHeader ? step : step.replace(header, ''), { v: value });
      const seen = server.requests.slice(before);
      expect({ value, count: seen.length }).toEqual({ value, count: outcome.kind === 'done' ? 1 : 0 });
      for (const { path, body, headers } of seen) {
        arrived += 1;
        const { pathname, searchParams } = new URL(path, server.url);
        const text = value.toWellFormed();
        expect([pathname.split('/').length, decodeURIComponent(pathname.split('/')[2] ?? '')]).toEqual([4, text]);
        expect([...searchParams]).toEqual([['q', text]]);
        expect(JSON.parse(body)).toEqual({ v: `<${text}>`, w: text });
        expect(headers['x-v']).toBe(fitsHeader ? `<${text}>` : undefined);
        expect(Object.keys(headers)).not.toContain('set-cookie');
      }
    }
    expect(arrived).toBeGreaterThan(40);
  });
});

describe('script', () => {
  test('gives its output, and none of its secrets', async () => {
    await folder.write('report.sh', `printf '{"args": "%s", "env": "%s", "token": "%s"}' "$*" "$SERVICE" "$TOKEN"`);
    const step =
      'type: script, script: report.sh, args: [--n, "{{ v }}"], env: {SERVICE: "{{ v }}"}, secrets: [TOKEN], output: json';
    expect(await run(step, { v: 'a b' })).toMatchObject({ output: { args: '--n a b', env: 'a b', token: '***' } });
  });

  test('hands hostile values over as one argument each', async () => {
    await folder.write('args.sh', String.raw`printf '%s\001' "$#" "$@"`);
    const names = hostileValues.map((_, index) => `v${index}`);
    const values = hostileValues.filter((value) => !value.includes('\0') && value.length <= 4000).slice(0, 60);
    const variables = Object.fromEntries(values.map((value, index) => [`v${index}`, value]));
    const args = values.map((_, index) => `"={{ ${names[index] ?? ''} }}"`).join(', ');
    const vars = `vars: {${names.map((name) => `${name}: x`).join(', ')}}\n`;
    const book = withSteps(`  - {type: script, script: args.sh, args: [${args}]}\n`, vars);
    const outcome = await finish(stage, book, { variables });
    const printed = outcome.kind === 'done' && typeof outcome.output === 'string' ? outcome.output.split('\u0001') : [];
    expect(printed.slice(0, -1)).toEqual([String(values.length), ...values.map((value) => `=${value.toWellFormed()}`)]);
  });

  test('whose file was replaced after it was shown does not run', async () => {
    await folder.write('once.sh', 'echo one');
    const book = withSteps('  - {type: script, script: once.sh}\n');
    const { memo, fingerprint } = await planned(stage, book);
    await folder.write('once.sh', 'echo two');
    expect(await turn(stage, book, { memo })).toMatchObject({ kind: 'waiting', memo: null });
    expect((await planned(stage, book)).fingerprint).not.toBe(fingerprint);
  });

  test('out of time is stopped, and its verification asked', async () => {
    await folder.write('slow.sh', 'touch "$1"; exec sleep 60');
    await folder.write('is-there.sh', 'test -e "$1"');
    const mark = `${folder.path}/mark`;
    const step = `type: script, script: slow.sh, args: ["${mark}"], timeout: 300ms, verify: {script: is-there.sh, args: ["${mark}"]}`;
    expect(await run(step)).toMatchObject({
      kind: 'done',
      summary: expect.stringContaining('slow.sh has taken effect'),
    });
  });
});

describe('loki_query', () => {
  test('counts, and gives lines, what a label spells being no query', async () => {
    const count = `type: loki_query, query: 'sum(count_over_time({app="api"} |= "{{ v }}" [5m]))', default: 0`;
    expect(await run(count, { v: 'error' })).toMatchObject({ output: 2 });
    expect(await run(count, { v: '"} |= `x`' })).toMatchObject({ output: 1 });
    const lines = `type: loki_query, query: '{app="api"} |= "{{ v }}"', lines: 10, assert: value == 2`;
    expect(await run(lines, { v: 'error' })).toMatchObject({
      kind: 'done',
      output: { count: 2, lines: [{ line: 'error 2' }, { line: 'error: "} |= `x`' }] },
    });
  });

  test('fails with what Loki says of a query that it does not understand', async () => {
    expect(await run(`type: loki_query, query: '{app="api"'`)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('parse error'),
    });
  });
});
