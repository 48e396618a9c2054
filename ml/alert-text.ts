import type { Alert, Labels } from '#domain/alert.ts';

/** What of an alert the model reads. A rule of a training corpus takes the same shape, with its templates in place. */
export interface AlertText {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** The rule's expression; empty when the sender did not give it. */
  readonly expression: string;
}

/** The text of an alert; the expression is read from the generator URL's `g0.expr`, where Prometheus puts it. */
export function alertTextOf(alert: Alert): AlertText {
  return {
    name: alert.name,
    summary: alert.summary,
    description: alert.description,
    labels: alert.labels,
    annotations: alert.annotations,
    expression: expressionIn(alert.generatorUrl),
  };
}

/** The rule's expression in a generator URL; empty where there is none. */
export function expressionIn(generatorUrl: string | null): string {
  return generatorUrl === null ? '' : (URL.parse(generatorUrl)?.searchParams.get('g0.expr') ?? '');
}
