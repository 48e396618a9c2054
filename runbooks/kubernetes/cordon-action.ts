import type { z } from 'zod';
import { fieldOf, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { changeAction } from './change-action.ts';
import type { KubernetesAction } from './kubernetes-action.ts';
import { usualProgress } from './object-change.ts';
import { sayObject } from './say-object.ts';

/** Whether new pods are kept off a node. */
export function isCordoned(node: KubernetesObject): boolean {
  return fieldOf(node, 'spec', 'unschedulable') === true;
}

/** What sets or takes back the mark that keeps pods off a node. */
export function cordonPatch(cordoned: boolean): { readonly type: 'merge'; readonly body: object } {
  return { type: 'merge', body: { spec: { unschedulable: cordoned ? true : null } } };
}

/** The action that keeps new pods off a node, or the one that lets them on again. */
export function cordonAction(fields: z.ZodObject, cordoned: boolean): KubernetesAction {
  const verb = cordoned ? 'cordon' : 'uncordon';
  const title = cordoned ? 'Cordon' : 'Uncordon';
  return changeAction({
    fields,
    gives: '`cordoned` in the end and `was_cordoned` before',
    describe: (_own, _say, target) => `${title} ${target}`,
    change: (_own, ref) => ({
      ok: true,
      value: {
        verb,
        noun: `${verb}ing`,
        mark: 'object',
        mustLast: true,
        decide: (node) => {
          const facts = { was_cordoned: isCordoned(node) };
          if (isCordoned(node) === cordoned) {
            return { kind: 'nothing', summary: cordoned ? 'it is cordoned already' : 'it is not cordoned', facts };
          }
          const change = { title: `${title} node/${ref.name}`, patch: cordonPatch(cordoned) };
          return { kind: 'change', ...change, rendered: { cordoned }, facts, notes: [] };
        },
        progress: usualProgress(ref),
        said: () => `${verb}ed ${sayObject(ref)}`,
        output: (node) => ({ cordoned: isCordoned(node) }),
      },
    }),
  });
}
