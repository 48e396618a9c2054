import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { describeOtherActions } from './kubernetes-actions-contract/others.ts';
import { describeActionPlans } from './kubernetes-actions-contract/plans.ts';
import { describeActionPods } from './kubernetes-actions-contract/pods.ts';
import { describeActionRollouts } from './kubernetes-actions-contract/rollouts.ts';
import {
  type ActionCluster,
  type ActionSetting,
  openActions,
  stockActions,
} from './kubernetes-actions-contract/setting.ts';

/** Promises of every action that hold against any cluster, whoever wrote its API server. */
export function describeKubernetesActions(
  title: string,
  start: () => Promise<ActionCluster | { readonly skipped: string }>,
): void {
  describe(`the kubernetes step against ${title}`, { timeout: 120_000 }, () => {
    let setting: ActionSetting | { readonly skipped: string } = { skipped: 'not started' };
    const current = (): ActionSetting => {
      if ('skipped' in setting) throw new Error(setting.skipped);
      return setting;
    };

    beforeAll(async () => {
      const cluster = await start();
      if ('skipped' in cluster) {
        setting = cluster;
        return;
      }
      setting = openActions(cluster);
      await stockActions(cluster);
      for (const target of ['deployment/web', 'statefulset/db', 'daemonset/agent']) await setting.rolledOut(target);
    }, 120_000);
    afterAll(async () => {
      if (!('skipped' in setting)) await setting.cluster.stop();
    });
    beforeEach((context) => {
      if ('skipped' in setting) context.skip(setting.skipped);
    });

    describeActionPlans(current);
    describeActionRollouts(current);
    describeActionPods(current);
    describeOtherActions(current);
  });
}
