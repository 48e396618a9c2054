import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpClient, type HttpAnswer, type HttpRequest } from '#clients/http.ts';
import { secretsOf } from '#clients/http/secret-headers.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyServer } from '#tests/support/tiny-server.ts';

const secrets = { TOKEN: 'hunter2-hunter2', PASSWORD: 'pässword with blanks', BROKEN: 'a\r\nHost: evil' };
let server: TinyServer;
let other: TinyServer;
beforeAll(async () => {
  other = await startTinyServer(() => ({}));
  server = await startTinyServer(({ path, headers }) =>
    path === '/away'
      ? { status: 307, headers: { location: `${other.url}/` } }
      : { status: 400, headers: { 'x-echo': headers['authorization'] ?? '' }, body: { got: headers } },
  );
});
afterAll(() => Promise.all([server.stop(), other.stop()]));

const send = (path: string, secretHeaders: HttpRequest['secretHeaders']): Promise<HttpAnswer> => {
  const allow = [server, other].map(({ url }) => ({ host: url, private: true }));
  const request = {
    method: 'GET',
    url: `${server.url}${path}`,
    headers: {},
    body: null,
    timeoutMs: 5000,
    limitBytes: 10_000,
  } as const;
  return createHttpClient({ allow, secrets }).send({ ...request, ...(secretHeaders && { secretHeaders }) });
};

test('writes a secret into a header as it is, or as credentials', () => {
  const { headers, values } = secretsOf(
    {
      'X-Key': { kind: 'plain', secret: 'TOKEN' },
      A: { kind: 'bearer', secret: 'TOKEN' },
      B: { kind: 'basic', user: 'u', secret: 'PASSWORD' },
    },
    secrets,
  );
  const basic = Buffer.from(`u:${secrets.PASSWORD}`).toString('base64');
  expect(headers).toEqual({ 'X-Key': secrets.TOKEN, A: `Bearer ${secrets.TOKEN}`, B: `Basic ${basic}` });
  expect(values).toEqual([secrets.TOKEN, secrets.TOKEN, secrets.PASSWORD]);
});

test('sends it, and blots it out of the answer, encoded or not', async () => {
  for (const header of [
    { kind: 'bearer', secret: 'TOKEN' },
    { kind: 'basic', user: 'u', secret: 'PASSWORD' },
  ] as const) {
    const answer = await send('/', { Authorization: header });
    const sent = server.requests.at(-1)?.headers['authorization'] ?? '';
    expect(sent).toMatch(/^(?:Bearer|Basic) .{10}/);
    expect(answer.headers['x-echo']).toMatch(/^(?:Bearer|Basic) .*\*\*\*/);
    expect(answer.body).toContain('***');
    expect(answer.body + JSON.stringify(answer.headers)).not.toContain(sent.slice(-16, -4));
  }
});

test('leaves an answer alone that was asked without secrets', async () => {
  expect((await send('/', undefined)).body).not.toContain('***');
});

test('tells no other host', async () => {
  await send('/away', { Authorization: { kind: 'bearer', secret: 'TOKEN' } });
  expect(JSON.stringify(other.requests.at(-1))).not.toContain('hunter2');
});

test('refuses a name that is not configured, and a value that no header can carry, without telling it', async () => {
  const error = await outsideErrorOf(send('/', { A: { kind: 'plain', secret: '__proto__' } }));
  expect(error).toMatchObject({ code: 'no_such_secret', retry: { kind: 'no' } });
  expect(error.message).toContain('TOKEN, PASSWORD, BROKEN');
  const broken = await outsideErrorOf(send('/', { A: { kind: 'plain', secret: 'BROKEN' } }));
  expect(broken).toMatchObject({ code: 'bad_request_header' });
  expect(broken.message).not.toContain('evil');
});

test('refuses a header that is given openly as well', async () => {
  const known = createHttpClient({ allow: [{ host: server.url, private: true }], secrets });
  const request = {
    method: 'GET',
    url: server.url,
    headers: { a: 'x' },
    body: null,
    timeoutMs: 5000,
    limitBytes: 10,
  } as const;
  const error = await outsideErrorOf(
    known.send({ ...request, secretHeaders: { A: { kind: 'plain', secret: 'TOKEN' } } }),
  );
  expect(error).toMatchObject({ code: 'bad_request_header', message: expect.stringContaining('twice') });
});

test.each([
  ['7', 7000],
  ['soon', undefined],
])('reads a Retry-After of %s into %s', async (header, retryAfterMs) => {
  const waiting = await startTinyServer(() => ({ status: 503, headers: { 'retry-after': header } }));
  const client = createHttpClient({ allow: [{ host: waiting.url, private: true }] });
  const answer = await client.send({
    method: 'GET',
    url: waiting.url,
    headers: {},
    body: null,
    timeoutMs: 5000,
    limitBytes: 10,
  });
  expect(answer.retryAfterMs).toBe(retryAfterMs);
  await waiting.stop();
});
