import { expect, test } from 'vitest';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import type { TinyRequest } from '#tests/support/tiny-server.ts';
import { listAnswer, statusAnswer } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const unserved = statusAnswer(404, 'NotFound', 'the server could not find the requested resource', { details: {} });

/** A cluster that serves what `served` says at the moment: group versions and the plurals under each. */
function clusterServing(served: () => Readonly<Record<string, readonly string[]>>) {
  return startTinyCluster(({ path }: TinyRequest) => {
    const { pathname } = new URL(path, 'https://x');
    const [, groupVersion = '', rest = ''] = /^\/apis\/([^/]+\/[^/]+)(.*)$/.exec(pathname) ?? [];
    const plurals = served()[groupVersion];
    if (!plurals) return unserved;
    if (rest === '') {
      const resources = plurals.map((name) => ({ name, kind: '', namespaced: true, verbs: [] }));
      return { body: { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources } };
    }
    const plural = rest.split('/').at(-1) ?? '';
    const kind = { cronjobs: 'CronJob', poddisruptionbudgets: 'PodDisruptionBudget', deployments: 'Deployment' }[
      plural
    ];
    return plurals.includes(plural) && kind ? listAnswer(kind, groupVersion, []) : unserved;
  });
}

test('asks the cluster once which version serves a kind, and takes the newest', async () => {
  const { server, client } = await clusterServing(() => ({
    'policy/v1': ['poddisruptionbudgets'],
    'policy/v1beta1': ['poddisruptionbudgets'],
  }));
  await client.list('pdb', 'claims');
  await client.list('pdb', 'claims');
  const list = '/apis/policy/v1/namespaces/claims/poddisruptionbudgets?limit=500';
  expect(server.requests.map(({ path }) => path)).toEqual(['/apis/policy/v1', list, list]);
});

test('falls back where the group version is missing, or is there without the kind', async () => {
  const { server, client } = await clusterServing(() => ({
    'batch/v1': ['jobs'],
    'batch/v1beta1': ['cronjobs'],
    'policy/v1beta1': ['poddisruptionbudgets'],
  }));
  await client.list('cronjob', 'claims');
  await client.list('pdb', 'claims');
  const paths = server.requests.map(({ path }) => path.replace(/\?.*/, ''));
  expect(paths).toContain('/apis/batch/v1beta1/namespaces/claims/cronjobs');
  expect(paths).toContain('/apis/policy/v1beta1/namespaces/claims/poddisruptionbudgets');
});

test('asks anew when an upgraded cluster no longer serves the version it is known for', async () => {
  let version = 'batch/v1beta1';
  const { server, client } = await clusterServing(() => ({ [version]: ['cronjobs'] }));
  await client.list('cronjob', 'claims');
  version = 'batch/v1';
  expect(await client.list('cronjob', 'claims')).toEqual([]);
  const before = server.requests.length;
  await client.list('cronjob', 'claims');
  expect(server.requests.length).toBe(before + 1);
  expect(server.requests.at(-1)?.path).toContain('/apis/batch/v1/');
});

test('says under which versions it looked in vain', async () => {
  const { client } = await clusterServing(() => ({ 'batch/v1': ['jobs'] }));
  const error = await outsideErrorOf(client.list('cronjob', 'claims'));
  expect(error).toMatchObject({ code: 'not_served', retry: { kind: 'no' } });
  expect(error.message).toContain('serves cronjobs under none of batch/v1, batch/v1beta1');
});

test('asks nothing about kinds that have one version everywhere', async () => {
  const { server, client } = await clusterServing(() => ({ 'apps/v1': ['deployments'] }));
  await client.list('deployment', 'claims');
  expect(server.requests).toHaveLength(1);
});
