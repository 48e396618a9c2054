import { expect, it } from 'vitest';
import { alertRules } from '#sandbox/prometheus/alert-rules.ts';
import { expandTemplate } from '#sandbox/prometheus/expand-template.ts';

it.each([
  ['{{ $labels.service }} in {{$labels.none}}|', 'auth in |'],
  ['{{ $value }}', '2345.678'],
  ['{{ printf "%.0f" $value }}ms', '2346ms'],
  ['{{ $value | humanizePercentage }}', '234600%'],
])('expands %s', (template, expected) => {
  expect(expandTemplate(template, { service: 'auth' }, 2345.678)).toBe(expected);
});

it('refuses an action it does not know', () => {
  expect(() => expandTemplate('{{ humanize $value }}', {}, 1)).toThrow('{{ humanize $value }}');
});

it('expands every annotation of the rules', () => {
  for (const rule of alertRules) {
    for (const template of Object.values(rule.annotations))
      expect(expandTemplate(template, {}, 0.5)).not.toContain('{{');
  }
});
