import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readName, readText } from '#ml/features/read-text.ts';

test('reads a name word by word, and what its words say together', () => {
  const parts = readName('DiskFull').map(({ occurrences }) => occurrences.map(({ feature }) => feature));
  expect(parts).toHaveLength(3);
  expect(parts[0]).toContain('word:disk');
  expect(parts[1]).toContain('name:full');
  expect(parts[2]).toContain('name:disk full');
});

test('gives the same part for the same text, and another where it stands elsewhere', () => {
  const part = readText('summary', 'disk is full');
  expect(readText('summary', 'disk is full')).toBe(part);
  expect(readText('description', 'disk is full').occurrences.map(({ place }) => place)).not.toContain('summary');
});

test('takes texts that differ in figures only for one', () => {
  expect(readText('summary', '3 pods of 12 restarted')).toBe(readText('summary', '7 pods of 9 restarted'));
  expect(readText('summary', 'latency p99')).not.toBe(readText('summary', 'latency 99'));
});

test('keeps no endless text', () => {
  const long = 'disk '.repeat(200);
  expect(readText('summary', long).key).toBeNull();
  expect(readText('summary', long)).toEqual(readText('summary', long));
});

test('reads any text the same, kept or not', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      const spaced = `${text}${' '.repeat(600)}`;
      expect(readText('summary', spaced).occurrences).toEqual(readText('summary', text).occurrences);
      expect(readName(spaced).map(({ occurrences }) => occurrences)).toEqual(
        readName(text).map(({ occurrences }) => occurrences),
      );
    }),
  );
});
