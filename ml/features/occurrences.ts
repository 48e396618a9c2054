import type { AlertText } from '#ml/alert-text.ts';
import { crossedSightings } from './crossed-sightings.ts';
import { stateLabels } from './expression.ts';
import { kubernetesReasonsIn } from './kubernetes-reasons.ts';
import { topicsIn } from './lexicon/lexicon.ts';
import { meaningsOf } from './meanings.ts';
import { readAlert, readLimit } from './reading.ts';
import type { Reading, Text } from './reading.ts';

/** Groups of features; each is scaled to unit length by itself, so that a long description does not drown a name. */
export const blocks = [
  'word',
  'pair',
  'name',
  'piece',
  'metric',
  'rule',
  'label',
  'topic',
  'cross',
  'meaning',
] as const;
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

/** Every feature of an alert, one by one, in reading order. The only place that decides what the model can see. */
export function occurrencesIn(alert: AlertText): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const see = (block: Block, feature: string, what: string, place: string): void => {
    found.push({ block, feature: `${block}:${feature}`, what, place });
  };
  const reading = readAlert(alert);
  readName(reading.name, see);
  for (const text of reading.texts) readText(text, see);
  readRule(reading, see);
  readLabels(alert, see);
  readTopics(reading, see);
  return found;
}

type See = (block: Block, feature: string, what: string, place: string) => void;

function readName({ words }: Text, see: See): void {
  for (const [at, { stem, surface }] of words.entries()) {
    const what = `“${surface}”`;
    see('word', stem, what, 'name');
    see('name', stem, what, 'name');
    const next = words[at + 1];
    if (next !== undefined) see('name', `${stem} ${next.stem}`, `“${surface} ${next.surface}”`, 'name');
    for (const piece of piecesOf(stem)) see('piece', piece, what, 'name');
  }
}

function readText({ place, plain, words }: Text, see: See): void {
  for (const [at, { stem, surface }] of words.entries()) {
    const what = `“${surface}”`;
    see('word', stem, what, place);
    const next = words[at + 1];
    if (next !== undefined) see('pair', `${stem} ${next.stem}`, `“${surface} ${next.surface}”`, place);
  }
  for (const reason of kubernetesReasonsIn(plain)) see('rule', `reason=${reason.toLowerCase()}`, reason, place);
}

function readRule({ rule, metrics }: Reading, see: See): void {
  for (const { metric, words } of metrics) {
    const what = `metric ${metric}`;
    see('metric', metric, what, 'rule');
    for (const { stem } of words) see('metric', `~${stem}`, what, 'rule');
  }
  for (const name of rule.functions) see('rule', `${name}()`, `${name}()`, 'rule');
  if (rule.comparesUpToZero) see('rule', 'up==0', 'up == 0', 'rule');
  for (const [key, value] of rule.selectors) {
    for (const option of value.split('|')) see('rule', `${key}=${option}`, `${key}=${option}`, 'rule');
  }
}

function readTopics({ name, texts, metrics }: Reading, see: See): void {
  const sightings = topicsIn([name, ...texts], metrics);
  for (const { topic, what, place } of sightings) see('topic', topic, what, place);
  for (const { pair, what, place } of crossedSightings(sightings)) see('cross', pair, what, place);
  for (const { label, votes, what, place } of meaningsOf(sightings)) {
    for (let vote = 0; vote < votes; vote += 1) see('meaning', label, what, place);
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
