import { expect, test } from 'vitest';
import { finish, kubernetesStep, plan, planned, variables } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

const patch = (fields: string) => kubernetesStep(`action: patch, ${fields}`);

test('changes one field, and is done at once where nothing rolls out', async () => {
  const world = stockedWorld();
  world.cluster.add('configmap', 'flags', { data: { mode: 'live' } });
  const outcome = await finish(world, patch('target: configmap/flags, body: {data: {mode: "{{ service }}"}}'));
  expect(outcome).toMatchObject({ kind: 'done', summary: 'patched configmap claims/flags' });
  expect(world.cluster.get('configmap', 'flags')).toMatchObject({ data: { mode: 'claims-api' } });
});

test('waits for the rollout where the specification of a workload changes', async () => {
  const body = '[{op: replace, path: /spec/template/spec/containers, value: [{name: api, image: "a:2"}]}]';
  const book = patch(`target: deployment/claims-api, patch_type: json, body: ${body}`);
  await expect(finish(stockedWorld(), book)).resolves.toMatchObject({ output: { replicas: 4, took_ms: 14_000 } });
});

test('keeps a label one value, whatever it holds', async () => {
  const world = stockedWorld();
  world.cluster.add('configmap', 'flags', { data: {} });
  const book = patch('target: configmap/flags, body: {data: {note: "{{ labels.note }}"}}');
  const note = '"}, "kind": "Secret", {{ service }} $(reboot)';
  const change = await planned(world, book, { variables: { ...variables, labels: { note } } });
  expect(change.rendered).toMatchObject({ body: { data: { note } } });
});

test('has nothing to do where everything is as wanted', async () => {
  const book = patch('target: deployment/claims-api, body: {spec: {replicas: 4}}');
  await expect(plan(stockedWorld(), book)).resolves.toMatchObject({ outcome: { kind: 'done' } });
});

test.each([
  ['body: {metadata: {name: other}}', 'must not touch metadata.name'],
  ['body: {status: {replicas: 1}}', 'must not touch status'],
  ['patch_type: json, body: {spec: {}}', 'does not fit its patch_type'],
  ['body: [{op: add, path: /spec/x, value: 1}]', 'does not fit its patch_type'],
])('cannot be written to %s', (fields, message) => {
  expect(() => patch(`target: deployment/claims-api, ${fields}`)).toThrow(message);
});
