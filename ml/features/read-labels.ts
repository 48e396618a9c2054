import type { AlertText } from '#ml/alert-text.ts';
import type { AlertPart } from './alert-part.ts';
import { stateLabels } from './expression.ts';
import { occurrence } from './occurrence.ts';
import type { Occurrence } from './occurrence.ts';

/** Labels that nearly every alert carries; their presence says nothing. */
const commonLabels = new Set(
  (
    'alertname severity job instance cluster namespace service pod container endpoint prometheus team env environment region tier ' +
    'support_group context dashboard playbook meta area tags oid level owner app deployment __name__ uid metrics_path'
  ).split(' '),
);

/** A label named in a template of Prometheus or netdata: a rule's text names what a firing alert carries. */
const labelInTemplate = /\$labels\.(\w+)|\$\{label:(\w+)\}/g;
const place = 'labels';

/** Reads the labels of an alert, and those that the templates in its texts name. Texts are read up to `limit` characters each. */
export function readLabels({ labels, summary, description }: AlertText, limit: number): AlertPart {
  const found: Occurrence[] = [];
  const seeKey = (key: string): void => {
    if (!commonLabels.has(key)) found.push(occurrence('label', key, `label ${key}`, place));
  };
  for (const [key, value] of Object.entries(labels)) {
    if (stateLabels.has(key)) found.push(occurrence('rule', `${key}=${value.toLowerCase()}`, `${key}=${value}`, place));
    seeKey(key);
  }
  for (const text of [summary, description]) {
    if (!text.includes('$')) continue;
    for (const [, prometheus, netdata] of text.slice(0, limit).matchAll(labelInTemplate))
      seeKey(prometheus ?? netdata ?? '');
  }
  return { occurrences: found, sightings: [], key: null };
}
