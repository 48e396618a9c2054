import { expect, it } from 'vitest';
import { over, useStories } from './tell-story.ts';

const tell = useStories();

it('restarts a replica that does not follow its primary, once people agree', async () => {
  const told = await tell({
    runbook: 'replication-lag-restart-replica',
    fault: 'replication-lag',
    service: 'claims-db',
    alert: 'PostgresReplicationLag',
    classification: 'data.replication_lag',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('replication-lag-restart-replica');
  expect(told.asked).toHaveLength(1);
  expect(told.changes).toEqual([expect.stringMatching(/^Delete pod\/claims-db-/)]);
});

it('runs a failed job once more', async () => {
  const told = await tell({
    runbook: 'failed-cron-job-run-again',
    fault: 'failed-cron-job',
    service: 'billing-api',
    alert: 'CronJobLastRunFailed',
    classification: 'application.job_failure',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('failed-cron-job-run-again');
  expect(told.changes).toEqual([expect.stringMatching(/^Run a job from cronjob\//)]);
});

it('orders a certificate anew and waits until the world sees it', async () => {
  const told = await tell({
    runbook: 'certificate-expiring-renew',
    fault: 'certificate-expiring',
    service: 'member-portal',
    alert: 'SslCertificateExpiresSoon',
    classification: 'security.certificate_expiry',
    vars: { certificate: 'member-portal-tls' },
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('certificate-expiring-renew');
  expect(told.changes).toEqual([expect.stringMatching(/^Send POST .*\/certificates\/member-portal-tls\/renew$/)]);
});

it('turns a feature off whose provider is slow', async () => {
  const told = await tell({
    runbook: 'dependency-slow-switch-off',
    fault: 'dependency-slow',
    service: 'provider-directory',
    alert: 'ExternalDependencySlow',
    classification: 'application.high_latency',
    vars: { fallback_flag: 'provider-ratings' },
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('dependency-slow-switch-off');
  expect(told.changes).toEqual([expect.stringMatching(/^Send PUT .*\/flags\/provider-ratings$/)]);
});

it('calls for people where a dependency keeps failing, and leaves its caller alone', async () => {
  const told = await tell({
    runbook: 'dependency-failure-locate',
    fault: 'dependency-down',
    service: 'provider-directory',
    alert: 'HighErrorRate',
    about: { service: 'adjudication' },
    classification: 'application.dependency_failure',
    lasts: true,
  });
  expect(told).toMatchObject({ run: { state: 'failed' }, changes: [], faults: ['dependency-down'] });
  expect(told.matches[0]).toBe('dependency-failure-locate');
});

it('relieves a service that fills its memory for a while, and says that it is no cure', async () => {
  const told = await tell({
    runbook: 'memory-pressure-restart',
    fault: 'memory-leak',
    service: 'adjudication',
    alert: 'ContainerMemoryNearLimit',
    classification: 'infrastructure.memory_pressure',
    lasts: true,
  });
  expect(told).toMatchObject({ run: { state: 'succeeded' }, faults: ['memory-leak'] });
  expect(told.matches[0]).toBe('memory-pressure-restart');
  expect(told.changes).toEqual([expect.stringContaining('Restart deployment/adjudication')]);
  expect(told.said.join('\n')).toContain('not a cure');
});
