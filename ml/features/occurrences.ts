import type { AlertText } from '#ml/alert-text.ts';
import type { AlertPart } from './alert-part.ts';
import { neutralise } from './neutralise.ts';
import type { Occurrence } from './occurrence.ts';
import { readLabels } from './read-labels.ts';
import { readRule } from './read-rule.ts';
import { readName, readText } from './read-text.ts';
import { readTogether } from './read-together.ts';

/** Characters of each text that are read: alerts say what they are about early, and the patterns' cost stays bounded. */
const readLimit = 8000;

/** Every feature of an alert, part by part. The only place that decides what the model can see. */
export function partsOf(alert: AlertText): readonly AlertPart[] {
  const parts = [...readName(neutralise(alert.name.slice(0, readLimit), {}))];
  for (const [place, text] of textsOf(alert)) {
    if (text !== '') parts.push(readText(place, neutralise(text.slice(0, readLimit), alert.labels)));
  }
  if (alert.expression !== '') parts.push(readRule(alert.expression.slice(0, readLimit)));
  return [...parts, readTogether(parts), readLabels(alert, readLimit)];
}

/** Every feature of an alert, one by one. */
export function occurrencesIn(alert: AlertText): readonly Occurrence[] {
  return partsOf(alert).flatMap(({ occurrences }) => occurrences);
}

function textsOf(alert: AlertText): readonly (readonly [place: string, text: string])[] {
  const texts: [string, string][] = [['summary', alert.summary]];
  if (alert.description !== alert.summary) texts.push(['description', alert.description]);
  for (const [key, text] of Object.entries(alert.annotations)) {
    if (key === 'summary' || key === 'description' || /url|link|dashboard|runbook|playbook/i.test(key)) continue;
    texts.push([`annotation ${key}`, text]);
  }
  return texts;
}
