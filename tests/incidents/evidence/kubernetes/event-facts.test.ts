import { expect, it } from 'vitest';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { citeEvent, eventFacts } from '#incidents/evidence/kubernetes/event-facts.ts';

const event = (rest: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'e', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-03-01T03:00:00Z' },
  reason: 'FailedMount',
  message: 'no such volume',
  involvedObject: { kind: 'Pod', name: 'api-0' },
  ...rest,
});

it('reads an event of an old recorder, which counts in place', () => {
  const facts = eventFacts(
    event({
      count: 7,
      firstTimestamp: '2026-03-01T03:01:00Z',
      lastTimestamp: '2026-03-01T03:09:00Z',
      source: { host: 'n1' },
    }),
  );
  expect(facts).toMatchObject({ count: 7, lastAt: new Date('2026-03-01T03:09:00Z'), host: 'n1' });
  expect(citeEvent(facts)).toBe('event FailedMount of Pod api-0');
});

it('reads an event of a new recorder, which has a series', () => {
  const series = { count: 12, lastObservedTime: '2026-03-01T03:20:00.000000Z' };
  const facts = eventFacts(event({ eventTime: '2026-03-01T03:02:00.000000Z', lastTimestamp: null, series }));
  expect(facts).toMatchObject({
    count: 12,
    firstAt: new Date('2026-03-01T03:02:00Z'),
    lastAt: new Date('2026-03-01T03:20:00Z'),
  });
});

it('falls back to when it was made', () => {
  expect(eventFacts(event({}))).toMatchObject({ count: 1, lastAt: new Date('2026-03-01T03:00:00Z') });
});
