import { expect, test } from 'vitest';
import { placeProblems } from '#runbooks/reading/place-problems.ts';
import type { FieldProblem } from '#runbooks/reading/schema-problems.ts';
import { readYaml } from '#runbooks/reading/yaml-source.ts';

const yaml = readYaml('a:\n  - first\nb: second\n');
if (!yaml.ok) throw new Error('it is YAML');
const { source } = yaml;
const about = (...path: FieldProblem['path']): FieldProblem => ({ path, at: 'value', message: 'm', fix: 'f' });

test('gives every problem its place, in the order of the text', () => {
  const placed = placeProblems([{ ...about('b'), offset: 3 }, about('a', 0)], source, 'x.yml');
  expect(placed).toEqual([
    { file: 'x.yml', line: 2, column: 5, path: 'a[0]', message: 'm', fix: 'f' },
    { file: 'x.yml', line: 3, column: 7, path: 'b', message: 'm', fix: 'f' },
  ]);
});

test('counts what is beyond the first hundred', () => {
  const placed = placeProblems(
    Array.from({ length: 130 }, () => about('b')),
    source,
    'x.yml',
  );
  expect(placed).toHaveLength(101);
  expect(placed.at(-1)?.message).toBe('30 more problems are not shown');
});
