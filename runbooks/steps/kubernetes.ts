import { z } from 'zod';
import type { Outcome } from '#domain/run.ts';
import { changeDeployment } from '#runbooks/change-deployment.ts';
import type { DeploymentAction } from '#runbooks/deployment-action.ts';
import { rolloutRestart } from '#runbooks/kubernetes-actions/rollout-restart.ts';
import { scale } from '#runbooks/kubernetes-actions/scale.ts';
import { render } from '#runbooks/render.ts';
import { stepType, type StepRun, type StepText } from '#runbooks/step-type.ts';

const kindPrefix = 'deployment/';
const target = z
  .string()
  .regex(/^deployment\/.+$/, {
    error: 'must name a deployment: write deployment/<name>, e.g. deployment/{{ service }}',
  })
  .describe('`deployment/<name>`; the name is a template.');
const namespace = z
  .string()
  .min(1)
  .default('{{ namespace }}')
  .describe("A template; by default the incident's namespace.");
const bound = z.number().int().min(0).max(1000).optional();

const fields = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('rollout_restart'), target, namespace }),
  z.strictObject({
    action: z.literal('scale'),
    target,
    namespace,
    replicas: z
      .union([z.number().int().min(0).max(1000), z.string().min(1)], {
        error:
          'must be a whole number from 0 to 1000, a change like "+1", or an expression like "current_replicas * 2"',
      })
      .describe('A number, a change such as "+1", or CEL over the variables and `current_replicas`.'),
    min: bound.describe('Refuse to go below; 1 unless replicas is a plain 0.'),
    max: bound.describe('Never go above.'),
  }),
]);

type Fields = z.infer<typeof fields>;

/** Changes a workload: a dry run first, then the change under the step's key, then its rollout watched to the end. */
export const kubernetes = stepType({
  summary: 'Changes a deployment, after a server-side dry run, and waits until its rollout is complete.',
  fields,
  branches: [],
  effects: () => 'changes',
  gives: 'the deployment after the rollout, as `replicas` and `ready_replicas`',
  texts: (own) => [
    {
      kind: 'template',
      field: ['target'],
      text: own.target.slice(kindPrefix.length),
      from: kindPrefix.length,
      context: 'kubernetes-name',
    },
    { kind: 'template', field: ['namespace'], text: own.namespace, context: 'kubernetes-namespace' },
    ...(own.action === 'scale' ? replicasText(own.replicas) : []),
  ],
  describe: (own, say) => {
    const where = `${say(own.target)} in ${say(own.namespace)}`;
    switch (own.action) {
      case 'rollout_restart':
        return `Restart ${where}, pod by pod`;
      case 'scale':
        return `Scale ${where} ${/^[+-]/.test(String(own.replicas)) ? 'by' : 'to'} ${say(String(own.replicas))}`;
    }
  },
  run: change,
  reconcile: change,
});

async function change(own: Fields, run: StepRun): Promise<Outcome> {
  const name = render(own.target.slice(kindPrefix.length), run.variables, 'kubernetes-name');
  if (!name.ok) return { kind: 'failed', reason: `the target ${own.target}: ${name.message}` };
  const where = render(own.namespace, run.variables, 'kubernetes-namespace');
  if (!where.ok) return { kind: 'failed', reason: `the namespace ${own.namespace}: ${where.message}` };
  return changeDeployment(actionOf(own), { namespace: where.text, name: name.text }, run);
}

function actionOf(own: Fields): DeploymentAction {
  switch (own.action) {
    case 'rollout_restart':
      return rolloutRestart;
    case 'scale':
      return scale({ replicas: own.replicas, min: own.min, max: own.max });
  }
}

function replicasText(replicas: number | string): readonly StepText[] {
  if (typeof replicas === 'number' || /^\s*[+-]\d+\s*$/.test(replicas)) return [];
  const field = ['replicas'];
  if (replicas.includes('{{')) return [{ kind: 'template', field, text: replicas, context: 'plain' }];
  return [{ kind: 'expression', field, text: replicas, wants: 'double', locals: ['current_replicas'] }];
}
