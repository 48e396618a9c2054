import { expect, test } from 'vitest';
import { parseExpression } from '#runbooks/expressions/expression.ts';

test.each([
  ['5m + 90%', '+ does not work between a duration and a percentage', 5],
  ['x > 1 || 5m - 3 > 512Mi', '> does not work between a duration and a size in bytes', 18],
  ['2cores == 50%', '== does not work between a number of cores and a percentage', 10],
  ['max(5m, 1Gi) > x', 'max() does not work between a duration and a size in bytes', 8],
  ['(x + 5m) * 2 > 1Gi', '> does not work between a duration and a size in bytes', 15],
  ['-5m < 10%', '< does not work between a duration and a percentage', 6],
  ['5m * 50% > 1cores', '> does not work between a duration and a number of cores', 11],
  ['10m % 1Gi', '% does not work between a duration and a size in bytes', 6],
  ['pods.exists(p, p.age > 5m + 1Mi)', '+ does not work between a duration and a size in bytes', 28],
])('refuses %s', (source, message, offset) => {
  expect(parseExpression(source)).toEqual({ ok: false, message, offset });
});

test.each([
  'x > 5m && y > 90%',
  '5m + 30s > x',
  'x * 90% > 5m',
  '5m * 2 > 1h / 3',
  '1h / 5m > 90%',
  '512Mi / 1Gi > 50%',
  '90% + 0.05 > x',
  '5m > 3',
  '2k + 1Mi > 1G',
  '5m * 50% > 1m',
  'x > 5m ? 90% : 1Gi',
  'x in [5m, 90%]',
  'size([5m]) > 90%',
  '500mcores + 2cores > 1cores',
])('lets %s pass', (source) => {
  expect(parseExpression(source)).toMatchObject({ ok: true });
});
