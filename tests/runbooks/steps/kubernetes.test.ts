import { expect, test } from 'vitest';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { finish, withSteps } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';

test("works in the incident's namespace unless it names another", async () => {
  const world = createWorld();
  world.put({ namespace: 'claims', name: 'claims-api' });
  world.put({ namespace: 'shared', name: 'auth' });
  const book = withSteps(`
  - {type: kubernetes, action: rollout_restart, target: "deployment/{{ service }}"}
  - {type: kubernetes, action: scale, target: deployment/auth, namespace: shared, replicas: 5}
`);
  const variables = { service: 'claims-api', namespace: 'claims' };
  await finish(book, 'steps[0]', world, variables);
  await finish(book, 'steps[1]', world, variables);
  expect(world.writes).toEqual(['restart claims/claims-api', 'scale shared/auth to 5']);
});

test('says in words what it will do', () => {
  const book = withSteps(`
  - {type: kubernetes, action: rollout_restart, target: "deployment/{{ service }}"}
  - {type: kubernetes, action: scale, target: deployment/auth, namespace: shared, replicas: "+2"}
  - {type: kubernetes, action: scale, target: deployment/auth, namespace: shared, replicas: "current_replicas * 2"}
`);
  expect(describeSteps(book, { service: 'claims-api' }).map((step) => step.title)).toEqual([
    'Restart deployment/claims-api in {{ namespace }}, pod by pod',
    'Scale deployment/auth in shared by +2',
    'Scale deployment/auth in shared to current_replicas * 2',
  ]);
});
