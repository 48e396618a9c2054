import { expect, test } from 'vitest';
import { startTinyCluster } from './tiny-cluster.ts';

test('tells a node that is under pressure, cordoned or lost from a sound one', async () => {
  const node = (name: string, conditions: Record<string, string>, spec: object = {}) => ({
    metadata: { name },
    spec,
    status: { conditions: Object.entries(conditions).map(([type, status]) => ({ type, status })) },
  });
  const items = [
    node('sound', { Ready: 'True', MemoryPressure: 'False' }),
    node('pressed', { Ready: 'True', MemoryPressure: 'True', DiskPressure: 'True' }),
    node('cordoned', { Ready: 'True' }, { unschedulable: true }),
    node('lost', { Ready: 'Unknown' }),
  ];
  const { client } = await startTinyCluster(() => ({ body: { kind: 'NodeList', items, metadata: {} } }));
  const nodes = await client.nodes();
  expect(nodes.map(({ name, ready, cordoned, pressures }) => [name, ready, cordoned, pressures])).toEqual([
    ['sound', true, false, []],
    ['pressed', true, false, ['MemoryPressure', 'DiskPressure']],
    ['cordoned', true, true, []],
    ['lost', false, false, []],
  ]);
});
