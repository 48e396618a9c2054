import { describe, expect, test } from 'vitest';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { runbookJsonSchema } from '#runbooks/reading/json-schema.ts';
import { finish, kubernetesStep } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

test("works in the incident's namespace unless it names another", async () => {
  const world = stockedWorld();
  world.put({ namespace: 'shared', name: 'auth' });
  await finish(world, kubernetesStep('action: rollout_restart, target: "deployment/{{ service }}"'));
  await finish(world, kubernetesStep('action: scale, target: deployment/auth, namespace: shared, replicas: 5'));
  expect(world.writes).toEqual(['restart claims/claims-api', 'scale shared/auth to 5']);
});

test.each([
  [
    'rollout_restart, target: "deployment/{{ service }}"',
    'Restart deployment/claims-api in {{ namespace }}, pod by pod',
  ],
  ['scale, target: deployment/auth, namespace: shared, replicas: "+2"', 'Scale deployment/auth in shared by +2'],
  [
    'scale, target: deployment/auth, replicas: "current_replicas * 2", namespace: shared',
    'Scale deployment/auth in shared to current_replicas * 2',
  ],
  ['rollback, target: deployment/a, namespace: b', 'Roll deployment/a in b back to its previous revision'],
  ['set_image, target: deployment/a, namespace: b, image: "c:1"', 'Set the image of deployment/a in b to c:1'],
  [
    'set_resources, target: deployment/a, namespace: b, limits: {memory: "+50%"}',
    'Set limits.memory to +50% of deployment/a in b',
  ],
  ['patch, target: configmap/a, namespace: b, body: {data: {}}', 'Patch configmap/a in b'],
  ['delete_pod, selector: app=a, namespace: b, count: 2', 'Delete 2 pods with app=a in b, one at a time'],
  ['evict, target: pod/a, namespace: b', 'Evict pod/a in b, one at a time'],
  ['cordon, target: node/a', 'Cordon node/a'],
  ['uncordon, target: node/a', 'Uncordon node/a'],
  ['drain, target: node/a', 'Drain node/a'],
  ['delete_evicted_pods, namespace: b', 'Delete up to 100 evicted pods in b'],
  ['expand_pvc, target: pvc/a, namespace: b, size: "+20%"', 'Enlarge pvc/a in b by +20%'],
  ['run_job, target: cronjob/a, namespace: b', 'Run a job from cronjob/a in b'],
  ['logs, target: pod/a, namespace: b', 'Read the log of pod/a in b'],
  ['describe, target: node/a', 'Describe node/a'],
  ['events, namespace: b', 'Read the events of namespace b'],
])('says in words what it will do: %s', (fields, words) => {
  const book = kubernetesStep(`action: ${fields}`);
  expect(describeSteps(book, { service: 'claims-api' }).map((step) => step.title)).toEqual([words]);
});

describe('a mistake', () => {
  test.each([
    ['rollout_restart, target: pod/a', 'must name one of the kinds that this action knows'],
    ['rollout_resart, target: deployment/a', 'did you mean rollout_restart?'],
    ['scale, target: deployment/a, replicas: -1', 'is out of bounds (-1)'],
    ['delete_pod, target: pod/a, selector: app=a', 'needs exactly one of target and selector'],
    ['delete_pod, target: pod/a, count: 2', 'names one pod already'],
    ['set_resources, target: deployment/a', 'sets nothing'],
    ['set_resources, target: deployment/a, limits: {memory: lots}', 'a size such as 768Mi, +50%, x2 or +256Mi'],
    ['expand_pvc, target: pvc/a, size: 10Gi, max_size: "0"', 'is not a quantity above 0'],
    ['logs', 'needs exactly one of target and selector'],
    ['cordon, target: node/a, namespace: b', 'there is no field "namespace" here'],
    ['set_image, target: deployment/a, image: "A B"', 'is not a container image'],
    ['rollout_restart, target: "deployment/{{ nothing }}"', 'nothing is not known here'],
  ])('is found before the runbook is accepted: %s', (fields, message) => {
    expect(() => kubernetesStep(`action: ${fields}`)).toThrow(message);
  });
});

test('says what our account needs to be allowed, action by action', () => {
  const accessOf = (fields: string) => kubernetesStep(`action: ${fields}`).steps[0]?.body.access;
  expect(accessOf('scale, target: statefulset/a, replicas: 1')).toEqual([
    { verb: 'get', kind: 'statefulset' },
    { verb: 'patch', kind: 'statefulset' },
  ]);
  expect(accessOf('evict, target: pod/a')).toContainEqual({ verb: 'create', kind: 'pod', subresource: 'eviction' });
  expect(accessOf('rollback, target: daemonset/a')).toContainEqual({ verb: 'list', kind: 'controllerrevision' });
});

test('offers editors the fields of every action', () => {
  const schema = JSON.stringify(runbookJsonSchema());
  for (const field of ['delete_emptydir_data', 'to_revision', 'max_memory', 'patch_type', 'force_bare'])
    expect(schema).toContain(field);
});
