import type { Labels } from '#sandbox/prometheus/time-series-store.ts';
import { goPattern } from './go-pattern.ts';
import type { Matcher } from './syntax.ts';

/** Whether labels fulfil all matchers. An absent label counts as empty; regular expressions must match all of a value. */
export function matchersTest(matchers: readonly Matcher[]): (labels: Labels) => boolean {
  const tests = matchers.map(matcherTest);
  return (labels) => tests.every((test) => test(labels));
}

export function matcherTest({ label, operator, value }: Matcher): (labels: Labels) => boolean {
  switch (operator) {
    case '=':
      return (labels) => (labels[label] ?? '') === value;
    case '!=':
      return (labels) => (labels[label] ?? '') !== value;
    case '=~':
    case '!~': {
      const pattern = goPattern(value, 'anchored');
      return (labels) => pattern.test(labels[label] ?? '') === (operator === '=~');
    }
  }
}
