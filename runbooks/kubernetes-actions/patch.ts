import { z } from 'zod';
import { asJson, kubernetesKinds, type KubernetesKindName } from '#domain/kubernetes-object.ts';
import { changeAction } from '#runbooks/kubernetes/change-action.ts';
import { usualProgress } from '#runbooks/kubernetes/object-change.ts';
import { mergeBody, operationsBody, patchProblem, patchTexts, resolvePatch } from '#runbooks/kubernetes/patch-body.ts';
import { sayObject, sayTarget } from '#runbooks/kubernetes/say-object.ts';
import { namespaceField, targetField } from '#runbooks/kubernetes/target.ts';
import { workloadOutput } from '#runbooks/kubernetes/workload-output.ts';

const kinds = Object.keys(kubernetesKinds) as [KubernetesKindName, ...KubernetesKindName[]];

const fields = z
  .strictObject({
    action: z.literal('patch').describe('Changes any field of an object, but for those that make it what it is.'),
    target: targetField(kinds),
    namespace: namespaceField,
    patch_type: z
      .enum(['merge', 'strategic', 'json'])
      .default('merge')
      .describe('JSON merge patch (RFC 7386), strategic merge patch, or JSON patch (RFC 6902).'),
    body: z
      .union([mergeBody, operationsBody])
      .describe('What to set, as a block; of a JSON patch the list of operations. Texts in it are templates.'),
  })
  .refine((own) => Array.isArray(own.body) === (own.patch_type === 'json'), {
    error:
      'does not fit its patch_type: give a list of operations for json, and a block of fields for merge and strategic',
    path: ['body'],
  })
  .superRefine((own, context) => {
    const message = patchProblem(own.body);
    if (message !== null) context.addIssue({ code: 'custom', message, path: ['body'] });
  });

/** Changes any field of an object. A workload whose specification changes is watched until its rollout is complete. */
export const patch = changeAction({
  fields,
  gives: 'of a workload `replicas` and `ready_replicas` in the end',
  texts: (own) => patchTexts(own.body),
  describe: (_own, _say, target) => `Patch ${target}`,
  change: (own, ref, run) => {
    const body = resolvePatch(own.body, run.variables);
    if (!body.ok) return body;
    return {
      ok: true,
      value: {
        verb: 'patch',
        noun: 'patch',
        mark: 'object',
        mustLast: true,
        decide: () => ({
          kind: 'change',
          title: `Patch ${sayTarget(ref)}`,
          patch: { type: own.patch_type, body: body.value },
          rendered: { patch_type: own.patch_type, body: asJson(body.value) },
          facts: {},
          notes: [],
        }),
        progress: usualProgress(ref),
        said: () => `patched ${sayObject(ref)}`,
        output: workloadOutput(ref),
      },
    };
  },
});
