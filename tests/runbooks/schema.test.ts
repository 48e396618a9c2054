import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { runbookSchema } from '#runbooks/schema.ts';

const header = (trigger: object): unknown => ({ name: 'x', trigger, steps: [{}] });

test('a trigger may name every class of the taxonomy and every category', () => {
  for (const classification of [...classes, 'application.*', 'security.*']) {
    expect(runbookSchema.safeParse(header({ classification })).success).toBe(true);
  }
  for (const classification of ['unknown', '*', 'application', 'weather.*']) {
    expect(runbookSchema.safeParse(header({ classification })).success).toBe(false);
  }
});

test.each(['claims-*', 'a|b', 'claims-{api,worker}', '[ab]-*', 'a.b_c?'])('%s is a service pattern', (pattern) => {
  expect(
    runbookSchema.safeParse(header({ classification: 'data.data_quality', service_pattern: pattern })).success,
  ).toBe(true);
});

test.each(['', '|', 'a b', '!a', '(a)+', 'a/b', 'x'.repeat(501)])('%j is no service pattern', (pattern) => {
  expect(
    runbookSchema.safeParse(header({ classification: 'data.data_quality', service_pattern: pattern })).success,
  ).toBe(false);
});
