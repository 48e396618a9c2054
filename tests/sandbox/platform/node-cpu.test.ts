import { expect, it } from 'vitest';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { nodeCores, nodeCpuDemand, starvationMs } from '#sandbox/platform/node-cpu.ts';

const podOn = (nodeName: string | undefined, name: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, uid: name, resourceVersion: '1', creationTimestamp: '' },
  spec: { containers: [], ...(nodeName === undefined ? {} : { nodeName }) },
});
const pods = [podOn('one', 'a'), podOn('one', 'b'), podOn('two', 'c'), podOn(undefined, 'd')];

it('adds up what the pods of each node want, as a share of its cores', () => {
  const demand = nodeCpuDemand(pods, (pod) => (pod.metadata.name === 'a' ? nodeCores : 2));
  expect([...demand]).toEqual([
    ['one', 1 + 2 / nodeCores],
    ['two', 2 / nodeCores],
  ]);
});

it('lets a service wait only when one of its pods is on a node that is wanted too much', () => {
  const demand = new Map([
    ['one', 2],
    ['two', 0.6],
  ]);
  expect(starvationMs([podOn('two', 'c')], demand)).toBe(0);
  expect(starvationMs([podOn('one', 'a'), podOn('two', 'c')], demand)).toBeGreaterThan(2000);
  expect(starvationMs([], demand)).toBe(0);
});
