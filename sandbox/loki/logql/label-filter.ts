import type { Labels } from '#sandbox/prometheus/time-series-store.ts';
import { compare } from './compare.ts';
import { matcherTest } from './label-matching.ts';
import { readQuantity } from './quantities.ts';
import type { LabelFilter } from './syntax.ts';

/** `error`: the label is there, but it is no number of the kind it is compared with. */
export type Passed = boolean | 'error';

/**
 * Compiles a filter on labels. An absent label is no number, so it passes no comparison; a line that carries an error
 * already passes them all, so that the error is seen.
 */
export function labelFilterTest(filter: LabelFilter): (labels: Labels) => Passed {
  switch (filter.kind) {
    case 'text':
      return matcherTest(filter.matcher);
    case 'quantity': {
      const { label, operator, value, unit } = filter;
      return (labels) => {
        if (labels['__error__'] !== undefined) return true;
        const text = labels[label];
        if (text === undefined) return false;
        const found = readQuantity(text, unit);
        return found === null ? 'error' : compare(operator, found, value);
      };
    }
    case 'and': {
      const [left, right] = [labelFilterTest(filter.left), labelFilterTest(filter.right)];
      return (labels) => {
        const passed = left(labels);
        return passed === true ? right(labels) : passed;
      };
    }
    case 'or': {
      const [left, right] = [labelFilterTest(filter.left), labelFilterTest(filter.right)];
      return (labels) => {
        const passed = left(labels);
        return passed === true ? true : right(labels) || passed;
      };
    }
  }
}
