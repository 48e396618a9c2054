import { z } from 'zod';
import type { Outcome } from '#domain/run.ts';
import type { KubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { kubernetesActions } from '#runbooks/kubernetes-actions/table.ts';
import { stepType, type StepRun } from '#runbooks/step-type.ts';

const actions: Readonly<Record<string, KubernetesAction>> = kubernetesActions;
const [first, ...others] = Object.values(actions).map((action) => action.fields);
if (first === undefined) throw new Error('the table of actions is empty');
const fields = z.discriminatedUnion('action', [first, ...others]);

type Fields = z.output<typeof fields>;

/** Looks at the cluster or changes it. A change is simulated by the server first, then made once and watched to its end. */
export const kubernetes = stepType({
  summary: 'Looks at the cluster, or changes it: after a server-side dry run, once, and watched until it is complete.',
  fields,
  branches: [],
  effects: (own) => actionOf(own).effects,
  gives: 'what the action found or changed, as the reference says for each',
  texts: (own) => actionOf(own).texts(own),
  access: (own) => actionOf(own).access(own),
  describe: (own, say) => actionOf(own).describe(own, say),
  plan: async (own, run) => {
    const { plan } = actionOf(own);
    if (plan === null) throw new Error(`${String(own['action'])} changes the cluster without a plan`);
    return plan(own, run);
  },
  run: act,
  reconcile: act,
});

/** Every action knows by its memory, and by what it left in the cluster, where it stands: after a crash as well. */
function act(own: Fields, run: StepRun): Promise<Outcome> {
  return actionOf(own).run(own, run);
}

function actionOf(own: Fields): KubernetesAction {
  const word = String(own['action']);
  const found = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (found === undefined) throw new Error(`there is no action ${word}, although the schema let it through`);
  return found;
}
