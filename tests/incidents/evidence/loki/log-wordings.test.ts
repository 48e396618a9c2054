import { describe, expect, it } from 'vitest';
import { logWordings } from '#incidents/evidence/loki/log-wordings.ts';

const findingsIn = (line: string) =>
  logWordings.filter(({ pattern, except }) => pattern.test(line) && !except?.test(line)).map(({ finding }) => finding);

describe('the wordings of logs', () => {
  it.each([
    ['log_name_not_resolved', 'dial tcp: lookup eligibility.members.svc on 10.0.0.10:53: no such host'],
    ['log_name_not_resolved', 'Error: getaddrinfo EAI_AGAIN db.internal'],
    ['log_name_not_resolved', 'java.net.UnknownHostException: payments'],
    [
      'log_certificate_invalid',
      'x509: certificate has expired or is not yet valid: current time 2026-03-01T03:00:00Z is after …',
    ],
    ['log_clock_skew', 'jwt rejected: token used before issued'],
    ['log_clock_skew', 'An error occurred (RequestTimeTooSkewed) when calling PutObject'],
    ['log_authentication_failed', 'FATAL: password authentication failed for user "claims" (SQLSTATE 28P01)'],
    ['log_authentication_failed', 'GET https://api.bank.example/v1: 401 Unauthorized'],
    ['log_pool_exhausted', 'HikariPool-1 - Connection is not available, request timed out after 30000ms'],
    ['log_pool_exhausted', 'FATAL: sorry, too many clients already'],
    ['log_pool_exhausted', 'timed out waiting for an available connection'],
    ['log_lock_wait', 'ERROR: deadlock detected'],
    ['log_lock_wait', 'ERROR: canceling statement due to lock timeout'],
    ['log_rate_limited', 'POST https://api.sms.example: 429 Too Many Requests'],
    ['log_too_many_files', 'accept tcp [::]:8080: accept4: too many open files'],
    ['log_no_space', 'PANIC: could not write to file "pg_wal/xlogtemp.29": No space left on device'],
    ['log_heap_exhausted', 'java.lang.OutOfMemoryError: GC overhead limit exceeded'],
    ['log_heap_exhausted', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
    ['log_threads_blocked', 'WARN watchdog: 64 of 64 worker threads blocked for more than 30s'],
    ['log_cache_unreachable', 'redis: dial tcp 10.1.2.3:6379: connect: connection refused'],
    ['log_message_rejected', 'ERROR could not deserialize message at offset 4711 of claims.events'],
    ['log_configuration_error', 'FATAL configuration: required key "SETTINGS_SERVICE_URL" is not set, exiting'],
    ['log_configuration_error', 'missing environment variable DATABASE_URL'],
    ['log_connection_timeout', 'dial tcp 10.1.2.3:8080: i/o timeout'],
    ['log_connection_refused', 'dial tcp eligibility:8080: connect: connection refused'],
  ])('tell %s from %j', (finding, line) => {
    expect(findingsIn(line)).toContain(finding);
  });

  it.each([
    'INFO  served 60 req/s p99=180ms errors=0.2%',
    'LOG:  checkpoint complete: wrote 128 buffers',
    'INFO  month-end archive: 412 files open, largest 188 MiB',
    'INFO  claims-api 2.14.3 starting, pool size 100',
    'GET /claims/429 200 12ms',
  ])('find no trouble in %j', (line) => {
    expect(findingsIn(line)).toEqual([]);
  });

  it('do not take an expired certificate for a clock that is off, nor a deadlock in a database for blocked threads', () => {
    expect(findingsIn('x509: certificate has expired or is not yet valid')).not.toContain('log_clock_skew');
    expect(findingsIn('ERROR: deadlock detected')).not.toContain('log_threads_blocked');
  });

  it('cost no more than the length of the line, whatever it is', () => {
    const long = `${'timeout waiting '.repeat(3000)}${'a'.repeat(50_000)}`;
    expect(() => findingsIn(long)).not.toThrow();
  });
});
