import { isDeepStrictEqual } from 'node:util';
import { immutable, invalidValue, required, unsupportedValue } from './field-problems.ts';
import { matchesLabelSelector } from './label-selector.ts';
import { labelProblems } from './metadata-problems.ts';
import { podSpecProblems } from './pod-spec-problems.ts';
import type { StatusCause } from './status-error.ts';
import type { LabelSelector, PodTemplate } from './workload-objects.ts';

interface Templated {
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
}

/**
 * What the template and the selector of a Deployment, ReplicaSet, StatefulSet or DaemonSet must hold: the selector is
 * there, matches the template's labels, and never changes where `selectorIs` is `fixed`; the pods always restart.
 */
export function templateProblems(
  spec: Templated,
  previous: Templated | null,
  selectorIs: 'fixed' | 'checked-elsewhere' = 'fixed',
): readonly StatusCause[] {
  const labels = spec.template.metadata?.labels ?? {};
  const isEmpty = isEmptySelector(spec.selector);
  const matches = !isEmpty && matchesLabelSelector(spec.selector, labels);
  return [
    ...(isEmpty ? [required('spec.selector')] : []),
    ...(matches
      ? []
      : [invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')]),
    ...labelProblems('spec.template.labels', labels),
    ...podSpecProblems(spec.template.spec, 'spec.template.spec'),
    ...(spec.template.spec.restartPolicy === 'Always'
      ? []
      : [unsupportedValue('spec.template.spec.restartPolicy', spec.template.spec.restartPolicy, ['Always'])]),
    ...(selectorIs === 'fixed' && previous !== null && !isDeepStrictEqual(spec.selector, previous.selector)
      ? [immutable('spec.selector', spec.selector)]
      : []),
  ];
}

function isEmptySelector(selector: LabelSelector | undefined): boolean {
  return Object.keys(selector?.matchLabels ?? {}).length === 0 && (selector?.matchExpressions ?? []).length === 0;
}
