import type { AlertText } from '#ml/alert-text.ts';
import { readExpression, stateLabels } from './expression.ts';
import { kubernetesReasonsIn } from './kubernetes-reasons.ts';
import { neutralise } from './neutralise.ts';
import { wordsOf } from './words.ts';

/** Groups of features; each is scaled to unit length by itself, so that a long description does not drown a name. */
export const blocks = ['word', 'pair', 'name', 'piece', 'metric', 'rule', 'label'] as const;
export type Block = (typeof blocks)[number];

/** One feature seen once, with what it was in the alert, in words fit for a reason shown to a person. */
export interface Occurrence {
  readonly block: Block;
  /** Name in the vocabulary, e.g. `word:latency`. */
  readonly feature: string;
  /** What it was: `“latency”`, `metric up`. */
  readonly what: string;
  /** Where it stood: `name`, `summary`, `rule` … */
  readonly place: string;
}

/** Labels that nearly every alert carries; their presence says nothing. */
const commonLabels = new Set(
  (
    'alertname severity job instance cluster namespace service pod container endpoint prometheus team env environment region tier ' +
    'support_group context dashboard playbook meta area tags oid level owner app deployment __name__ uid metrics_path'
  ).split(' '),
);

/** Characters of each text that are read: alerts say what they are about early, and the patterns' cost stays bounded. */
const readLimit = 8000;

/** Every feature of an alert, one by one, in reading order. The only place that decides what the model can see. */
export function occurrencesIn(alert: AlertText): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const see = (block: Block, feature: string, what: string, place: string): void => {
    found.push({ block, feature: `${block}:${feature}`, what, place });
  };
  readName(alert, see);
  for (const [place, text] of textsOf(alert)) readText(neutralise(text.slice(0, readLimit), alert.labels), place, see);
  readRule(alert.expression.slice(0, readLimit), see);
  readLabels(alert, see);
  return found;
}

type See = (block: Block, feature: string, what: string, place: string) => void;

function textsOf(alert: AlertText): readonly (readonly [place: string, text: string])[] {
  const texts: [string, string][] = [['summary', alert.summary]];
  if (alert.description !== alert.summary) texts.push(['description', alert.description]);
  for (const [key, text] of Object.entries(alert.annotations)) {
    if (key === 'summary' || key === 'description' || /url|link|dashboard|runbook|playbook/i.test(key)) continue;
    texts.push([`annotation ${key}`, text]);
  }
  return texts;
}

function readName(alert: AlertText, see: See): void {
  const words = wordsOf(neutralise(alert.name.slice(0, readLimit), {}));
  for (const [at, { stem, surface }] of words.entries()) {
    see('word', stem, `“${surface}”`, 'name');
    see('name', stem, `“${surface}”`, 'name');
    const next = words[at + 1];
    if (next !== undefined) see('name', `${stem} ${next.stem}`, `“${surface} ${next.surface}”`, 'name');
    for (const piece of piecesOf(stem)) see('piece', piece, `“${surface}”`, 'name');
  }
}

function readText(text: string, place: string, see: See): void {
  const words = wordsOf(text);
  for (const [at, { stem, surface }] of words.entries()) {
    see('word', stem, `“${surface}”`, place);
    if (place === 'summary') for (const piece of piecesOf(stem)) see('piece', piece, `“${surface}”`, place);
    const next = words[at + 1];
    if (next !== undefined) see('pair', `${stem} ${next.stem}`, `“${surface} ${next.surface}”`, place);
  }
  for (const reason of kubernetesReasonsIn(text)) see('rule', `reason=${reason.toLowerCase()}`, reason, place);
}

function readRule(expression: string, see: See): void {
  const parts = readExpression(expression);
  for (const metric of parts.metrics) {
    see('metric', metric, `metric ${metric}`, 'rule');
    for (const { stem } of wordsOf(metric)) see('metric', `~${stem}`, `metric ${metric}`, 'rule');
  }
  for (const name of parts.functions) see('rule', `${name}()`, `${name}()`, 'rule');
  if (parts.comparesUpToZero) see('rule', 'up==0', 'up == 0', 'rule');
  for (const [key, value] of parts.selectors) {
    for (const option of value.split('|')) see('rule', `${key}=${option}`, `${key}=${option}`, 'rule');
  }
}

function readLabels(alert: AlertText, see: See): void {
  for (const [key, value] of Object.entries(alert.labels)) {
    if (stateLabels.has(key)) see('rule', `${key}=${value.toLowerCase()}`, `${key}=${value}`, 'labels');
    if (!commonLabels.has(key)) see('label', key, `label ${key}`, 'labels');
  }
  const text = `${alert.summary.slice(0, readLimit)} ${alert.description.slice(0, readLimit)}`;
  const templates = text.matchAll(/\$labels\.(\w+)|\$\{label:(\w+)\}/g);
  for (const [, prometheus, netdata] of templates) {
    const key = prometheus ?? netdata ?? '';
    if (!commonLabels.has(key)) see('label', key, `label ${key}`, 'labels');
  }
}

/** Character n-grams of 3 to 5 letters with the word's edges marked. */
function piecesOf(word: string): readonly string[] {
  const edged = `<${word}>`;
  const pieces: string[] = [];
  for (const size of [3, 4, 5]) {
    for (let from = 0; from + size <= edged.length; from += 1) pieces.push(edged.slice(from, from + size));
  }
  return pieces;
}
