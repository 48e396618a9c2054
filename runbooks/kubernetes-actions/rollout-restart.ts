import { z } from 'zod';
import { changeAction } from '#runbooks/kubernetes/change-action.ts';
import { usualProgress } from '#runbooks/kubernetes/object-change.ts';
import { sayObject, sayTarget } from '#runbooks/kubernetes/say-object.ts';
import { namespaceField, targetField } from '#runbooks/kubernetes/target.ts';
import { workloadOutput } from '#runbooks/kubernetes/workload-output.ts';
import { isWorkloadKind, readyPods, wantedPods, workloadKinds } from '#runbooks/kubernetes/rollout-status.ts';

const fields = z.strictObject({
  action: z
    .literal('rollout_restart')
    .describe('Replaces every pod, a few at a time, as `kubectl rollout restart` does.'),
  target: targetField(workloadKinds),
  namespace: namespaceField,
});

/** Replaces every pod by changing an annotation of the pod template, which is how `kubectl rollout restart` does it. */
export const rolloutRestart = changeAction({
  fields,
  gives: '`replicas` and `ready_replicas` after the restart',
  describe: (_own, _say, target) => `Restart ${target}, pod by pod`,
  change: (_own, ref, run) => ({
    ok: true,
    value: {
      verb: 'restart',
      noun: 'restart',
      mark: 'template',
      // A later restart by somebody else takes nothing back of this one.
      mustLast: false,
      decide: (object) => {
        const replicas = isWorkloadKind(ref.kind) ? wantedPods(ref.kind, object) : 0;
        if (replicas === 0) return { kind: 'refuse', reason: 'it has 0 replicas, so there is no pod to restart' };
        const restartedAt = run
          .now()
          .toISOString()
          .replace(/\.\d+Z$/, 'Z');
        const annotations = { 'kubectl.kubernetes.io/restartedAt': restartedAt };
        return {
          kind: 'change',
          title: `Restart ${sayTarget(ref)}`,
          patch: { type: 'strategic', body: { spec: { template: { metadata: { annotations } } } } },
          rendered: {},
          facts: {},
          notes: [],
        };
      },
      progress: usualProgress(ref),
      said: (object) => {
        const [ready, wanted] = isWorkloadKind(ref.kind)
          ? [readyPods(ref.kind, object), wantedPods(ref.kind, object)]
          : [0, 0];
        return `restarted ${sayObject(ref)}: ${ready} of ${wanted} pods new and ready`;
      },
      output: workloadOutput(ref),
    },
  }),
});
