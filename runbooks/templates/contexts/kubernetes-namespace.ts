import { kubernetesNameProblem } from '#runbooks/kubernetes/kubernetes-name.ts';
import type { ContextRules } from '#runbooks/templates/context-rules.ts';
import { kubernetesName } from './kubernetes-name.ts';

/** The name of a namespace, which is shorter than others and has no dots. */
export const kubernetesNamespace: ContextRules = {
  ...kubernetesName,
  problem: (text) => kubernetesNameProblem(text, 'label'),
};
