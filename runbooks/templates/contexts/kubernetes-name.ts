import { kubernetesNameProblem } from '#runbooks/kubernetes/kubernetes-name.ts';
import { everywhere, type ContextRules, usualLongestText } from '#runbooks/templates/context-rules.ts';

/** The name of an object: the whole must be one by Kubernetes' own rules, which leave no sign that means anything. */
export const kubernetesName: ContextRules = {
  sites: everywhere((value) => ({ ok: true, text: String(value) })),
  problem: (text) => kubernetesNameProblem(text, 'subdomain'),
  longestText: usualLongestText,
  examples: ['x'],
};
