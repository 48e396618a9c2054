import { BoundedCache } from '#domain/bounded-cache.ts';
import { topicsOf } from './alert-part.ts';
import type { AlertPart } from './alert-part.ts';
import { readExpression } from './expression.ts';
import { topicsInMetric } from './lexicon/lexicon.ts';
import { occurrence } from './occurrence.ts';
import type { Block, Occurrence } from './occurrence.ts';
import { wordsOf } from './words.ts';

/** Expressions that are read once and kept: all alerts of a rule carry the same one. */
const kept = new BoundedCache<AlertPart>(5000);
/** Characters of the longest expression that is kept. */
const keptLength = 1000;

const place = 'rule';

/** Reads a rule's expression. */
export function readRule(expression: string): AlertPart {
  return expression.length <= keptLength ? kept.get(expression, read) : read(expression);
}

function read(expression: string): AlertPart {
  const rule = readExpression(expression);
  const metrics = rule.metrics.map((metric) => ({ metric, words: wordsOf(metric) }));
  const found: Occurrence[] = [];
  const see = (block: Block, name: string, what: string): void => {
    found.push(occurrence(block, name, what, place));
  };
  for (const { metric, words } of metrics) {
    see('metric', metric, `metric ${metric}`);
    for (const { stem } of words) see('metric', `~${stem}`, `metric ${metric}`);
  }
  for (const name of rule.functions) see('rule', `${name}()`, `${name}()`);
  if (rule.comparesUpToZero) see('rule', 'up==0', 'up == 0');
  for (const [key, value] of rule.selectors) {
    for (const option of value.split('|')) see('rule', `${key}=${option}`, `${key}=${option}`);
  }
  const sightings = metrics.flatMap((metric) => topicsInMetric(metric));
  const key = expression.length <= keptLength ? `rule\n${expression}` : null;
  return { occurrences: [...found, ...topicsOf(sightings)], sightings, key };
}
