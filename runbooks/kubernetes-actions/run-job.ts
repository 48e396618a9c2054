import { z } from 'zod';
import { kubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { jobAccess, planJob, runJobOnce } from '#runbooks/kubernetes/run-job-once.ts';
import {
  describeTarget,
  kindOf,
  namespaceField,
  resolveTarget,
  targetField,
  targetTexts,
} from '#runbooks/kubernetes/target.ts';

const fields = z.strictObject({
  action: z
    .literal('run_job')
    .describe('Runs a job made from a CronJob, or again one that ran before, and waits until it has ended.'),
  target: targetField(['cronjob', 'job']),
  namespace: namespaceField,
});

/** Runs a job once, as `kubectl create job --from` does, and waits for its end. */
export const runJob = kubernetesAction({
  fields,
  effects: 'changes',
  gives: '`job`, the name of the job that ran, and `logs`, the end of its log',
  access: (own) => jobAccess(kindOf(own.target)),
  texts: (own) => targetTexts(own),
  describe: (own, say) => `Run a job from ${describeTarget(own, say)}`,
  plan: async (own, run) => {
    const ref = resolveTarget(own, run.variables);
    return ref.ok ? planJob(ref.value, run) : { kind: 'settled', outcome: { kind: 'failed', reason: ref.reason } };
  },
  run: async (own, run) => {
    const ref = resolveTarget(own, run.variables);
    return ref.ok ? runJobOnce(ref.value, run) : { kind: 'failed', reason: ref.reason };
  },
});
