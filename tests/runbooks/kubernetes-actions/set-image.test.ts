import { expect, test } from 'vitest';
import { finish, kubernetesStep, plan } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

const setImage = (fields: string) => kubernetesStep(`action: set_image, target: deployment/claims-api, ${fields}`);

test('gives the image and the revision that were there before', async () => {
  await expect(finish(stockedWorld(), setImage('image: "registry.example/{{ service }}:2"'))).resolves.toMatchObject({
    kind: 'done',
    output: {
      container: 'api',
      previous_image: 'registry.example/claims-api:1.0',
      image: 'registry.example/claims-api:2',
      previous_revision: 2,
    },
  });
});

test.each([
  ['container: sidecar, image: "a:1"', 'it has no container sidecar: name one of api'],
  ['image: "{{ labels.bad }}"', 'is not a container image'],
])('refuses %s', async (fields, reason) => {
  const variables = { namespace: 'claims', labels: { bad: 'a b$(reboot)' } };
  await expect(plan(stockedWorld(), setImage(fields), { variables })).resolves.toMatchObject({
    outcome: { kind: 'failed', reason: expect.stringContaining(reason) },
  });
});

test('wants a name where there are several containers', async () => {
  const world = stockedWorld();
  world.cluster.change('deployment', 'claims-api', {
    spec: { template: { spec: { containers: [{ name: 'proxy', image: 'proxy:1' }] } } },
  });
  await expect(plan(world, setImage('image: "a:1"'))).resolves.toMatchObject({
    outcome: { reason: expect.stringContaining('name one of api, proxy under container') },
  });
});

test('has nothing to do where the image is there already', async () => {
  await expect(plan(stockedWorld(), setImage('image: "registry.example/claims-api:1.0"'))).resolves.toMatchObject({
    outcome: { kind: 'done', summary: expect.stringContaining('it has registry.example/claims-api:1.0 already') },
  });
});
