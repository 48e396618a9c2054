import { describe, expect, test } from 'vitest';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { type KubeConfigSource, loadKubeConfig } from '#clients/kubernetes/kube-config.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { contractName, type ContractSetting } from './setting.ts';

/** What an account may do, and what it hears when it may not. */
export function describeAccess(current: () => ContractSetting): void {
  describe('access', () => {
    test('tells beforehand what an account may do', async () => {
      const { client, limitedClient, namespace } = current();
      const questions = [
        { verb: 'patch', kind: 'deployment', namespace, name: contractName },
        { verb: 'create', kind: 'pod', subresource: 'eviction', namespace },
        { verb: 'delete', kind: 'pdb', namespace },
        { verb: 'patch', kind: 'node', namespace: null },
      ] as const;
      for (const question of questions) {
        expect((await client.may(question)).allowed).toBe(true);
        expect((await limitedClient.may(question)).allowed).toBe(false);
      }
    });

    test('names the verb and the resource that an account lacks', async () => {
      const { limitedClient, deployment, namespace } = current();
      const patch = { type: 'merge', body: { spec: { replicas: 1 } } } as const;
      const forbidden = await outsideErrorOf(limitedClient.patch(deployment, patch, { dryRun: false }));
      expect(forbidden).toMatchObject({ code: 'Forbidden', retry: { kind: 'no' } });
      expect(forbidden.message).toContain('grant the verb "patch" on "deployments" (API group "apps")');
      const pod = { namespace, name: 'any' };
      const noEviction = await outsideErrorOf(limitedClient.evict(pod, { dryRun: false }));
      expect(noEviction.message).toContain('grant the verb "create" on "pods/eviction" (API group "")');
    });

    test('says that the cluster does not know the credentials', async () => {
      const { admin, deployment } = current();
      const stranger = createKubernetesClient({ kubeconfig: withToken(admin, 'no-such-token') });
      const error = await outsideErrorOf(stranger.get(deployment));
      expect(error).toMatchObject({ retry: { kind: 'no' } });
      expect(error.message).toContain('does not accept our credentials');
      await stranger.close();
    });
  });
}

function withToken(source: KubeConfigSource, token: string): KubeConfigSource {
  const config = loadKubeConfig(source);
  config.users = [{ name: config.getCurrentUser()?.name ?? '', token }];
  return { kind: 'text', text: config.exportConfig() };
}
