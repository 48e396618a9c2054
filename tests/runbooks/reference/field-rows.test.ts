import { expect, test } from 'vitest';
import { z } from 'zod';
import { durationField } from '#runbooks/duration-field.ts';
import { fieldRows } from '#runbooks/reference/field-rows.ts';
import { fieldTable } from '#runbooks/reference/markdown.ts';

const block = z.strictObject({
  query: z.string().min(1).describe('What | is asked.'),
  every: durationField('How often.').default(90_000),
  count: z.number().int().min(1).max(5).default(2),
  mode: z.enum(['a', 'b']).optional(),
  deep: z.strictObject({ on: z.boolean().default(false).describe('Inner.') }).prefault({}),
  list: z.array(z.strictObject({ name: z.string() })).default([]),
  steps: z.array(z.unknown()),
  hidden: z.string(),
});

test('tells of each field what it takes, what holds without it, and what it is', () => {
  const rows = fieldRows(block, ['hidden']);
  expect(rows.map(({ name, type, usual, needed }) => [name, type, usual, needed])).toEqual([
    ['query', 'text', null, true],
    ['every', 'duration', '1m30s', false],
    ['count', 'whole number, 1 to 5', '2', false],
    ['mode', '`a`, `b`', null, false],
    ['deep', 'block', null, false],
    ['deep.on', 'true or false', 'false', false],
    ['list', 'list of block', null, false],
    ['list[].name', 'text', null, true],
    ['steps', 'list of steps', null, true],
  ]);
  expect(rows[1]?.description).toBe('How often.');
});

test('makes a table of it in which no text breaks a cell', () => {
  const [first] = fieldRows(block);
  expect(fieldTable([first!])).toBe(
    '| field | takes | by default | what |\n|---|---|---|---|\n| `query` | text | needed | What \\| is asked. |',
  );
  expect(fieldTable([])).toBe('');
});
