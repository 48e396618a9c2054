import { describe, expect, test } from 'vitest';
import { readNetworkFailure, verdictOnNetworkFailure } from '#clients/network-failure.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';

async function failureOf(request: Promise<unknown>) {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  const failure = readNetworkFailure(error);
  if (!failure) throw new Error('the request did not fail as expected', { cause: error });
  return failure;
}

describe('readNetworkFailure', () => {
  test('knows that a refused connection carried no request', async () => {
    const failure = await failureOf(fetch(`http://${await closedAddress()}/`));
    expect(failure).toMatchObject({ code: 'ECONNREFUSED', neverSent: true });
  });

  test('calls a connection cut after the request uncertain', async () => {
    const server = await startTinyServer(() => 'reset');
    const failure = await failureOf(fetch(server.url));
    await server.stop();
    expect(failure).toMatchObject({ code: 'UND_ERR_SOCKET', neverSent: false });
  });

  test('tells a timeout from an abort', async () => {
    const server = await startTinyServer(() => 'hang');
    const late = await failureOf(fetch(server.url, { signal: AbortSignal.timeout(20) }));
    const stopping = new AbortController();
    const stopped = failureOf(fetch(server.url, { signal: stopping.signal }));
    stopping.abort();
    expect([late.code, (await stopped).code]).toEqual(['timeout', 'aborted']);
    await server.stop();
  });

  test('names a certificate that is not trusted', async () => {
    const server = await startTinyServer(() => ({}), { tls: true });
    const failure = await failureOf(fetch(server.url));
    await server.stop();
    expect(failure).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', neverSent: true });
    expect(failure.message).toContain('not trusted');
  });

  test('finds the telling error among several addresses that were tried', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:9'), { code: 'ECONNREFUSED' });
    const error = new TypeError('fetch failed', { cause: new AggregateError([refused]) });
    expect(readNetworkFailure(error)).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('sees no failure of the network in an ordinary error', () => {
    expect(readNetworkFailure(new Error('nothing to do with it'))).toBeNull();
    expect(readNetworkFailure('text')).toBeNull();
    expect(readNetworkFailure(Object.assign(new Error('x'), { code: 23 }))).toBeNull();
  });

  test('ends on a chain of causes that bites its tail', () => {
    const error = new Error('round');
    error.cause = error;
    expect(readNetworkFailure(error)).toBeNull();
  });
});

describe('verdictOnNetworkFailure', () => {
  const lost = { code: 'timeout', message: '', neverSent: false };
  const refused = { code: 'ECONNREFUSED', message: '', neverSent: true };

  test('lets a read be repeated and calls the fate of a write uncertain', () => {
    expect(verdictOnNetworkFailure(lost, 'read')).toEqual({ kind: 'safe', afterMs: 1000 });
    expect(verdictOnNetworkFailure(lost, 'write')).toEqual({ kind: 'uncertain' });
  });

  test('lets a write be repeated that was never sent', () => {
    expect(verdictOnNetworkFailure(refused, 'write')).toEqual({ kind: 'safe', afterMs: 2000 });
  });

  test('waits longer for somebody to mend a certificate', () => {
    const untrusted = { code: 'CERT_HAS_EXPIRED', message: '', neverSent: true };
    expect(verdictOnNetworkFailure(untrusted, 'write')).toEqual({ kind: 'safe', afterMs: 30_000 });
  });
});
