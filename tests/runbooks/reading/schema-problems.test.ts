import { expect, test } from 'vitest';
import { z } from 'zod';
import { schemaProblems } from '#runbooks/reading/schema-problems.ts';

const schema = z.strictObject({
  size: z.number().min(1),
  mode: z.enum(['fast', 'safe']),
  list: z.union([z.string(), z.array(z.enum(['a', 'b']))]),
});

const say = (raw: unknown): readonly string[] => {
  const parsed = schema.safeParse(raw);
  const issues = parsed.success ? [] : parsed.error.issues;
  return schemaProblems(issues, raw, ['steps', 2], ['size', 'mode', 'list']).map(
    ({ path, message, fix }) => `${path.slice(2).join('.')}: ${message} (${fix})`,
  );
};

test('says what is wrong with each field, and what to write', () => {
  expect(say({ size: 'big', mode: 'fats', list: ['a', 'c'], sise: 1 })).toEqual([
    'size: is "big", a text (give a number)',
    'mode: "fats" is not one of the allowed words (did you mean fast?)',
    'list.1: "c" is not one of the allowed words (use one of a, b)',
    'sise: there is no field "sise" here (did you mean size?)',
  ]);
  expect(say({ size: 0, list: 'x' })).toEqual([
    expect.stringContaining('size: is out of bounds (0)'),
    'mode: is missing (add it: fast, safe)',
  ]);
  expect(say({ size: null, mode: 'fast', list: {} })).toEqual([
    'size: is empty (give a number)',
    'list: is a block of fields (give another kind of value)',
  ]);
});
