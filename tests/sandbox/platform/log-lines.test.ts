import { expect, it } from 'vitest';
import { refusedLine, servedLine, startLine } from '#sandbox/platform/log-lines.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';
import { initialState } from '#sandbox/platform/service-state.ts';

const [claims] = serviceCatalogue as readonly [ServiceSpec];
const database = serviceCatalogue.find((spec) => spec.database) ?? claims;
const podOf = (image: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', uid: 'a', resourceVersion: '1', creationTimestamp: '' },
  spec: { containers: [{ name: 'a', image }] },
});

it('lets a service and a database each write in its own manner', () => {
  expect(startLine(claims, podOf('r/claims-api:2.14.3'))).toBe('INFO  claims-api 2.14.3 starting, pool size 100');
  expect(startLine(database, podOf('r/postgres:16.9'))).toBe('LOG:  starting PostgreSQL 16.9, max_connections 300');
  expect(servedLine(claims, initialState(claims))).toBe('INFO  served 60 req/s p99=180ms errors=0.2%');
  expect(servedLine(database, initialState(database))).toBe('LOG:  300 transactions/s p99=12ms errors=0.1%');
});

it('names the port at which nobody answers', () => {
  expect(refusedLine(claims)).toContain('dial tcp claims-api:8080: connect: connection refused');
  expect(refusedLine(database)).toContain('dial tcp claims-db:5432: connect: connection refused');
});
