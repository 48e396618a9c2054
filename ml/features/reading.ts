import type { AlertText } from '#ml/alert-text.ts';
import { readExpression } from './expression.ts';
import type { ExpressionParts } from './expression.ts';
import type { MetricWords, Passage } from './lexicon/lexicon.ts';
import { neutralise } from './neutralise.ts';
import { wordsOf } from './words.ts';

/** A text of the alert as it will be read, with its words. */
export interface Text extends Passage {
  /** Without templates, label values and identifiers. */
  readonly plain: string;
}

/** An alert cut up once, for everything that looks for features in it. */
export interface Reading {
  readonly name: Text;
  /** Summary, description and further annotations. */
  readonly texts: readonly Text[];
  readonly rule: ExpressionParts;
  readonly metrics: readonly MetricWords[];
}

/** Characters of each text that are read: alerts say what they are about early, and the patterns' cost stays bounded. */
export const readLimit = 8000;

/** Cuts an alert up. */
export function readAlert(alert: AlertText): Reading {
  const rule = readExpression(alert.expression.slice(0, readLimit));
  return {
    name: textOf('name', neutralise(alert.name.slice(0, readLimit), {})),
    texts: textsOf(alert).map(([place, text]) => textOf(place, neutralise(text.slice(0, readLimit), alert.labels))),
    rule,
    metrics: rule.metrics.map((metric) => ({ metric, words: wordsOf(metric) })),
  };
}

function textOf(place: string, plain: string): Text {
  return { place, plain, words: wordsOf(plain) };
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
