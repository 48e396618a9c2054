import { afterEach, describe, expect, test } from 'vitest';
import { createHttpClient, type HttpClient, type HttpOptions, type HttpRequest } from '#clients/http.ts';
import type { Lookup } from '#clients/http/checked-addresses.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyRequest, type TinyServer } from '#tests/support/tiny-server.ts';

const servers: TinyServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serve(answer: (request: TinyRequest) => TinyAnswer, options?: { tls: boolean }): Promise<TinyServer> {
  const server = await startTinyServer(answer, options);
  servers.push(server);
  return server;
}

function clientFor(server: { readonly url: string }, options: Partial<HttpOptions> = {}): HttpClient {
  return createHttpClient({ allow: [{ host: server.url, private: true }], ...options });
}
const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  body: null,
  timeoutMs: 5000,
  limitBytes: 10_000,
  ...more,
});
const post = (url: string, more: Partial<HttpRequest> = {}) => get(url, { method: 'POST', body: '{}', ...more });
const loopback: Lookup = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);

describe('send', () => {
  test('sends the request as it is and gives the answer as it is', async () => {
    const server = await serve(() => ({ status: 201, headers: { 'X-A': '1' }, body: 'grün' }));
    const url = `${server.url}/p?q=1`;
    const answer = await clientFor(server).send(post(url, { headers: { 'X-Key': 'k' }, body: '{"ü":1}' }));
    expect(answer).toMatchObject({ status: 201, body: 'grün', truncated: false, url, headers: { 'x-a': '1' } });
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/p?q=1', body: '{"ü":1}', headers: { 'x-key': 'k', host: server.address } },
    ]);
  });

  test.each([404, 429, 500, 503])('takes a %i for an answer', async (status) => {
    const server = await serve(() => ({ status, headers: { 'Retry-After': '7' }, body: 'no' }));
    const answer = await clientFor(server).send(get(server.url));
    expect(answer).toMatchObject({ status, body: 'no', headers: { 'retry-after': '7' } });
  });

  test('gives the headers of a HEAD, which has no body', async () => {
    const server = await serve(() => ({ headers: { 'content-encoding': 'gzip' } }));
    expect(await clientFor(server).send(get(server.url, { method: 'HEAD' }))).toMatchObject({ status: 200, body: '' });
  });

  test('cuts a long body and says so', async () => {
    const server = await serve(() => ({ body: 'x'.repeat(500_000) }));
    const answer = await clientFor(server).send(get(server.url, { limitBytes: 10 }));
    expect(answer).toMatchObject({ body: 'x'.repeat(10), truncated: true });
  });

  test('trusts a further authority over TLS', async () => {
    const server = await serve(() => ({ body: 'safe' }), { tls: true });
    expect((await clientFor(server, { caPem: server.caPem }).send(get(server.url))).body).toBe('safe');
    const error = await outsideErrorOf(clientFor(server).send(post(server.url)));
    expect(error).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', retry: { kind: 'safe' } });
  });
});

describe('the connection', () => {
  test('goes to the address that was checked, under the name that was asked for', async () => {
    const server = await serve(() => ({ body: 'found' }));
    const url = `http://api.example:${new URL(server.url).port}`;
    let lookups = 0;
    // A second look would be told another address: what a rebinding name server does.
    const lookup: Lookup = () => {
      lookups += 1;
      return Promise.resolve([{ address: lookups === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
    };
    expect((await clientFor({ url }, { lookup }).send(get(url))).body).toBe('found');
    expect(server.requests[0]?.headers.host).toBe(new URL(url).host);
    expect(lookups).toBe(1);
  });

  test('is encrypted for the name and not for the address', async () => {
    const server = await serve(() => ({}), { tls: true });
    const url = `https://api.example:${new URL(server.url).port}`;
    const client = clientFor({ url }, { lookup: loopback, caPem: server.caPem });
    expect(await outsideErrorOf(client.send(get(url)))).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(server.requests).toEqual([]);
  });

  test('goes nowhere when the name leads inside', async () => {
    const server = await serve(() => ({}));
    const url = `http://api.example:${new URL(server.url).port}`;
    const error = await outsideErrorOf(createHttpClient({ allow: [url], lookup: loopback }).send(get(url)));
    expect(error).toMatchObject({ code: 'address_not_allowed', retry: { kind: 'no' } });
    expect(server.connections()).toBe(0);
  });

  test('goes nowhere when the host is not allowed', async () => {
    const error = await outsideErrorOf(createHttpClient({ allow: [] }).send(get('https://api.example/')));
    expect(error).toMatchObject({ system: 'http', code: 'host_not_allowed', retry: { kind: 'no' } });
    expect(error.message).toContain('http.allow');
  });

  test('goes nowhere with a header or an address that is not what it seems', async () => {
    const server = await serve(() => ({}));
    const client = clientFor(server);
    const headers = { 'x-a': 'b\r\nx-c: d' };
    expect(await outsideErrorOf(client.send(get(server.url, { headers })))).toMatchObject({
      code: 'bad_request_header',
    });
    const disguised = server.url.replace('127.0.0.1', '2130706433');
    expect(await outsideErrorOf(client.send(get(disguised)))).toMatchObject({ code: 'bad_url', retry: { kind: 'no' } });
    expect(server.connections()).toBe(0);
  });
});

describe('a redirect', () => {
  test('is followed within the origin, with everything', async () => {
    const server = await serve(({ path }) =>
      path === '/a' ? { status: 307, headers: { location: '/b' } } : { body: 'there' },
    );
    const answer = await clientFor(server).send(post(`${server.url}/a`, { headers: { authorization: 'Bearer t' } }));
    expect(answer).toMatchObject({ body: 'there', url: `${server.url}/b` });
    expect(server.requests[1]).toMatchObject({ method: 'POST', body: '{}', headers: { authorization: 'Bearer t' } });
  });

  test('takes no credentials to another origin', async () => {
    const other = await serve(() => ({ body: 'other' }));
    const server = await serve(() => ({ status: 302, headers: { location: other.url } }));
    const client = createHttpClient({ allow: [server, other].map(({ url }) => ({ host: url, private: true })) });
    const headers = { authorization: 'Bearer t', cookie: 'a=b', 'x-api-key': 'k', accept: 'text/plain' };
    expect((await client.send(get(server.url, { headers }))).body).toBe('other');
    expect(other.requests[0]?.headers).toMatchObject({ accept: 'text/plain' });
    for (const name of ['authorization', 'cookie', 'x-api-key']) {
      expect(other.requests[0]?.headers).not.toHaveProperty(name);
    }
  });

  test('is checked anew, and leaves a doubt after a request that may have acted', async () => {
    const server = await serve(({ path }) => ({
      status: path === '/done' ? 303 : 308,
      headers: { location: 'http://169.254.169.254/latest/meta-data' },
    }));
    const client = clientFor(server);
    const refusal = { code: 'host_not_allowed', message: expect.stringContaining('169.254.169.254') };
    expect(await outsideErrorOf(client.send(get(server.url)))).toMatchObject({ ...refusal, retry: { kind: 'no' } });
    const done = await outsideErrorOf(client.send(post(`${server.url}/done`)));
    expect(done).toMatchObject({ ...refusal, retry: { kind: 'uncertain' } });
    const sentOn = await outsideErrorOf(client.send(post(server.url)));
    expect(sentOn).toMatchObject({ ...refusal, retry: { kind: 'no' } });
  });

  test('is followed so often and no more', async () => {
    const server = await serve(({ path }) => ({ status: 302, headers: { location: `${path}x` } }));
    const error = await outsideErrorOf(clientFor(server, { maxRedirects: 2 }).send(get(`${server.url}/`)));
    expect(error).toMatchObject({ code: 'too_many_redirects', retry: { kind: 'no' } });
    expect(server.requests).toHaveLength(3);
  });
});

describe('a failure', () => {
  test('is safe to repeat when no connection was made', async () => {
    const url = `http://${await closedAddress()}`;
    const error = await outsideErrorOf(clientFor({ url }).send(post(url)));
    expect(error).toMatchObject({ code: 'ECONNREFUSED', retry: { kind: 'safe' } });
  });

  test('is safe to repeat when the name cannot be found', async () => {
    const lookup: Lookup = () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    const client = createHttpClient({ allow: ['api.example'], lookup });
    const error = await outsideErrorOf(client.send(post('https://api.example')));
    expect(error).toMatchObject({ code: 'ENOTFOUND', retry: { kind: 'safe' } });
  });

  test('is uncertain for a change once it was sent, and safe for a read', async () => {
    const server = await serve(() => 'reset');
    const client = clientFor(server);
    expect(await outsideErrorOf(client.send(post(server.url)))).toMatchObject({ retry: { kind: 'uncertain' } });
    expect(await outsideErrorOf(client.send(get(server.url)))).toMatchObject({ retry: { kind: 'safe' } });
  });

  test('is uncertain when the answer to a change cannot be read', async () => {
    const server = await serve(() => ({ headers: { 'content-encoding': 'gzip' }, body: 'plain' }));
    const error = await outsideErrorOf(clientFor(server).send(post(server.url)));
    expect(error).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'uncertain' } });
  });
});

describe('the time', () => {
  test('ends a request that nobody answers', async () => {
    const server = await serve(() => 'hang');
    const error = await outsideErrorOf(clientFor(server).send(post(server.url, { timeoutMs: 100 })));
    expect(error).toMatchObject({ code: 'timeout', retry: { kind: 'uncertain' } });
    expect(error.message).toContain('100 ms');
  });

  test('ends an answer that never gets complete', async () => {
    const server = await serve(() => ({ headers: { 'content-length': '100' }, body: 'begun' }));
    const error = await outsideErrorOf(clientFor(server).send(get(server.url, { timeoutMs: 100 })));
    expect(error).toMatchObject({ code: 'timeout', retry: { kind: 'safe' } });
  });

  test('ends a search for the name, before anything is sent', async () => {
    const client = createHttpClient({ allow: ['api.example'], lookup: () => new Promise(() => undefined) });
    const error = await outsideErrorOf(client.send(post('https://api.example', { timeoutMs: 50 })));
    expect(error).toMatchObject({ code: 'timeout', retry: { kind: 'safe' } });
  });

  test('ends when the caller cancels, whatever reason it gives', async () => {
    const server = await serve(() => 'hang');
    const cancel = new AbortController();
    const sent = outsideErrorOf(clientFor(server).send(post(server.url, { signal: cancel.signal })));
    await server.reached;
    cancel.abort('the run was stopped');
    expect(await sent).toMatchObject({ code: 'aborted', retry: { kind: 'uncertain' } });
    const late = outsideErrorOf(clientFor(server).send(post(server.url, { signal: cancel.signal })));
    expect(await late).toMatchObject({ code: 'aborted', retry: { kind: 'safe' } });
    expect(server.requests).toHaveLength(1);
  });
});
