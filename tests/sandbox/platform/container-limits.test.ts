import { expect, it } from 'vitest';
import { cpuLimitCores, memoryLimitMiB } from '#sandbox/platform/container-limits.ts';

it.each([
  [{ cpu: '250m', memory: '512Mi' }, 0.25, 512],
  [{ cpu: '2', memory: '1Gi' }, 2, 1024],
  [{}, null, null],
])('reads the limits %j', (limits, cores, mebibytes) => {
  const container = { name: 'a', image: 'b', resources: { limits } };
  expect([cpuLimitCores(container), memoryLimitMiB(container)]).toEqual([cores, mebibytes]);
});

it('finds no limits where there are no resources, or no container', () => {
  expect([cpuLimitCores({ name: 'a', image: 'b' }), memoryLimitMiB(undefined)]).toEqual([null, null]);
});
