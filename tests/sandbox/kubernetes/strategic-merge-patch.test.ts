import { describe, expect, it } from 'vitest';
import type { Json } from '#sandbox/kubernetes/json-value.ts';
import { applyStrategicMergePatch } from '#sandbox/kubernetes/strategic-merge-patch.ts';

const deployment = {
  metadata: { annotations: { keep: 'me' } },
  spec: {
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    template: {
      spec: {
        containers: [
          { name: 'app', image: 'app:1', env: [{ name: 'A', value: '1' }], args: ['x'] },
          { name: 'sidecar', image: 'side:1' },
        ],
      },
    },
  },
};
const containers = (patch: Json): Json => {
  const patched = applyStrategicMergePatch(deployment, { spec: { template: { spec: { containers: patch } } } });
  return (patched as typeof deployment).spec.template.spec.containers;
};

describe('applyStrategicMergePatch', () => {
  it('merges containers by name', () => {
    expect(containers([{ name: 'app', image: 'app:2' }])).toEqual([
      { name: 'app', image: 'app:2', env: [{ name: 'A', value: '1' }], args: ['x'] },
      { name: 'sidecar', image: 'side:1' },
    ]);
  });

  it('adds an element with a new key, and replaces lists without one', () => {
    expect(containers([{ name: 'app', env: [{ name: 'B', value: '2' }], args: ['y'] }, { name: 'third' }])).toEqual([
      {
        name: 'app',
        image: 'app:1',
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
        args: ['y'],
      },
      { name: 'sidecar', image: 'side:1' },
      { name: 'third' },
    ]);
  });

  it('deletes an element by $patch, and a whole list by replacing it', () => {
    expect(containers([{ name: 'app', $patch: 'delete' }])).toEqual([{ name: 'sidecar', image: 'side:1' }]);
    expect(containers([{ $patch: 'replace' }, { name: 'only' }])).toEqual([{ name: 'only' }]);
  });

  it('orders a list as $setElementOrder says', () => {
    const patch = {
      $setElementOrder_: 0,
      containers: [],
      '$setElementOrder/containers': [{ name: 'sidecar' }, { name: 'app' }],
    };
    const spec = applyStrategicMergePatch(deployment.spec.template.spec, patch) as { containers: { name: string }[] };
    expect(spec.containers.map((container) => container.name)).toEqual(['sidecar', 'app']);
  });

  it('keeps only the keys that $retainKeys names', () => {
    const patch = { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } };
    const patched = applyStrategicMergePatch(deployment, patch) as typeof deployment;
    expect(patched.spec.strategy).toEqual({ type: 'Recreate' });
  });

  it('deletes a map entry by null', () => {
    const patched = applyStrategicMergePatch(deployment, { metadata: { annotations: { keep: null, other: 'x' } } });
    expect((patched as typeof deployment).metadata.annotations).toEqual({ other: 'x' });
  });

  it('refuses an element without its merge key', () => {
    expect(() => containers([{ image: 'x' }])).toThrow('does not contain declared merge key: name');
  });
});
