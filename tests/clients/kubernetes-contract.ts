import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { describeAccess } from './kubernetes-contract/access.ts';
import { describeEvictions } from './kubernetes-contract/evictions.ts';
import { describeReads } from './kubernetes-contract/reads.ts';
import { describeRemovals } from './kubernetes-contract/removals.ts';
import {
  type ContractCluster,
  type ContractSetting,
  createContractDeployment,
  openContract,
} from './kubernetes-contract/setting.ts';
import { describeWrites } from './kubernetes-contract/writes.ts';

/** Promises of the Kubernetes client that hold against any cluster, whoever wrote its API server. */
export function describeKubernetesContract(
  title: string,
  start: () => Promise<ContractCluster | { readonly skipped: string }>,
): void {
  describe(`the Kubernetes client against ${title}`, { timeout: 60_000 }, () => {
    let setting: ContractSetting | { readonly skipped: string } = { skipped: 'not started' };
    const current = (): ContractSetting => {
      if ('skipped' in setting) throw new Error(setting.skipped);
      return setting;
    };

    beforeAll(async () => {
      const cluster = await start();
      if ('skipped' in cluster) {
        setting = cluster;
        return;
      }
      setting = openContract(cluster);
      await createContractDeployment(setting);
      await setting.rolledOut();
    }, 90_000);
    afterAll(async () => {
      if ('skipped' in setting) return;
      await setting.client.close();
      await setting.limitedClient.close();
      await setting.stop();
    });
    beforeEach((context) => {
      if ('skipped' in setting) context.skip(setting.skipped);
    });

    describeReads(current);
    describeWrites(current);
    describeRemovals(current);
    describeEvictions(current);
    describeAccess(current);
  });
}
