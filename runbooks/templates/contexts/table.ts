import type { ContextRules } from '#runbooks/templates/context-rules.ts';
import { argument } from './argument.ts';
import { environment } from './environment.ts';
import { form } from './form.ts';
import { header } from './header.ts';
import { json } from './json.ts';
import { kubernetesImage } from './kubernetes-image.ts';
import { kubernetesLabelSelector } from './kubernetes-label-selector.ts';
import { kubernetesName } from './kubernetes-name.ts';
import { kubernetesNamespace } from './kubernetes-namespace.ts';
import { kubernetesQuantity } from './kubernetes-quantity.ts';
import { logql } from './logql.ts';
import { plain } from './plain.ts';
import { promql } from './promql.ts';
import { slack } from './slack.ts';
import { text } from './text.ts';
import { url } from './url.ts';

/** What a template may become part of. */
export const templateContexts = {
  plain,
  text,
  slack,
  promql,
  logql,
  url,
  header,
  json,
  form,
  argument,
  environment,
  'kubernetes-name': kubernetesName,
  'kubernetes-namespace': kubernetesNamespace,
  'kubernetes-label-selector': kubernetesLabelSelector,
  'kubernetes-image': kubernetesImage,
  'kubernetes-quantity': kubernetesQuantity,
} as const satisfies Readonly<Record<string, ContextRules>>;
