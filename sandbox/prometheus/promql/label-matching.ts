import type { Labels } from '#sandbox/prometheus/time-series-store.ts';
import type { Matcher, Selector } from './syntax.ts';

/** Whether a series belongs to the selector. An absent label matches as the empty string; regular expressions are anchored. */
export function selectorTest(selector: Selector): (labels: Labels) => boolean {
  const tests = selector.matchers.map(matcherTest);
  return (labels) =>
    (selector.name === null || labels['__name__'] === selector.name) && tests.every((test) => test(labels));
}

function matcherTest(matcher: Matcher): (labels: Labels) => boolean {
  const { label, value } = matcher;
  switch (matcher.operator) {
    case '=':
      return (labels) => (labels[label] ?? '') === value;
    case '!=':
      return (labels) => (labels[label] ?? '') !== value;
    case '=~': {
      const pattern = anchoredPattern(value);
      return (labels) => pattern.test(labels[label] ?? '');
    }
    case '!~': {
      const pattern = anchoredPattern(value);
      return (labels) => !pattern.test(labels[label] ?? '');
    }
  }
}

/** A matcher's regular expression, which must match the whole value. Throws SyntaxError for one that is malformed. */
export function anchoredPattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 's');
}
