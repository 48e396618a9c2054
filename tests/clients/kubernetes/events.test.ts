import { expect, test } from 'vitest';
import { startTinyCluster } from './tiny-cluster.ts';

const about = { kind: 'Pod', name: 'claims-api-1' };
const event = (reason: string, times: object) => ({
  reason,
  type: 'Normal',
  involvedObject: about,
  metadata: { name: reason, creationTimestamp: '2026-03-01T03:00:00Z' },
  ...times,
});

test('sorts events by when each was last seen, whichever field says so', async () => {
  const items = [
    event('ByLast', { firstTimestamp: '2026-03-01T02:00:00Z', lastTimestamp: '2026-03-01T03:00:04Z', count: 9 }),
    event('ByEventTime', { firstTimestamp: null, lastTimestamp: null, eventTime: '2026-03-01T03:00:02.123456Z' }),
    event('ByCreation', { firstTimestamp: null, lastTimestamp: null, eventTime: null }),
    event('BySeries', {
      lastTimestamp: null,
      eventTime: '2026-03-01T03:00:01.000000Z',
      series: { count: 5, lastObservedTime: '2026-03-01T03:00:03.000000Z' },
    }),
  ];
  const { client } = await startTinyCluster(() => ({ body: { kind: 'EventList', items, metadata: {} } }));
  const events = await client.events('claims');
  expect(events.map(({ reason, count }) => [reason, count])).toEqual([
    ['ByCreation', 1],
    ['ByEventTime', 1],
    ['BySeries', 5],
    ['ByLast', 9],
  ]);
  expect(events.map(({ lastAt }) => lastAt.toISOString())).toEqual([
    '2026-03-01T03:00:00.000Z',
    '2026-03-01T03:00:02.123Z',
    '2026-03-01T03:00:03.000Z',
    '2026-03-01T03:00:04.000Z',
  ]);
  expect(events[3]?.firstAt.toISOString()).toBe('2026-03-01T02:00:00.000Z');
});

test('asks for the events of one object', async () => {
  const { server, client } = await startTinyCluster(() => ({ body: { kind: 'EventList', items: [], metadata: {} } }));
  await client.events('claims', { kind: 'Pod', name: 'odd,name=x' });
  const selector = new URL(server.requests[0]?.path ?? '', 'https://x').searchParams.get('fieldSelector');
  expect(selector).toBe(String.raw`involvedObject.kind=Pod,involvedObject.name=odd\,name\=x`);
});
