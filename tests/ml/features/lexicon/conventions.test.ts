import { expect, test } from 'vitest';
import { classBy, conventions } from '#ml/features/lexicon/conventions.ts';
import { troubles } from '#ml/features/lexicon/topics.ts';
import type { Kind, Trouble } from '#ml/features/lexicon/topics.ts';

test.each<[Trouble, Kind | null, string | null]>([
  ['down', null, 'application.service_down'],
  ['down', 'database', 'data.datastore_down'],
  ['down', 'monitoring', 'observability.monitoring_down'],
  ['down', 'host', 'infrastructure.node_failure'],
  ['latency', 'control-plane', 'infrastructure.control_plane'],
  ['errors', 'monitoring', 'observability.monitoring_down'],
  ['memory', 'monitoring', 'infrastructure.memory_pressure'],
  ['connections', 'database', 'data.database_connections'],
  ['connections', 'proxy', 'application.saturation'],
  ['lag', 'queue', 'data.queue_backlog'],
  ['lag', 'database', 'data.replication_lag'],
  ['quorum', 'control-plane', 'infrastructure.control_plane'],
  ['quorum', 'queue', 'data.datastore_down'],
  ['failure', null, null],
])('takes %s of %s for %s', (trouble, kind, label) => {
  expect(classBy(trouble, kind)).toBe(label);
});

test('has a convention for every trouble', () => {
  expect(Object.keys(conventions).toSorted()).toEqual([...troubles].toSorted());
});
