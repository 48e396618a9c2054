import { expect, test } from 'vitest';
import { listAnswer, storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

test('tells a node that is lost, or that has said nothing yet, from a sound one', async () => {
  const node = (name: string, conditions: object[] | null) =>
    storedObject('Node', 'v1', name, { status: { conditions } });
  const items = [
    node('sound', [
      { type: 'MemoryPressure', status: 'True' },
      { type: 'Ready', status: 'True' },
    ]),
    node('lost', [{ type: 'Ready', status: 'Unknown' }]),
    node('new', null),
    storedObject('Node', 'v1', 'newer'),
  ];
  const { client } = await startTinyCluster(() => listAnswer('Node', 'v1', items));
  expect((await client.nodes()).map(({ name, ready }) => [name, ready])).toEqual([
    ['sound', true],
    ['lost', false],
    ['new', false],
    ['newer', false],
  ]);
});
