import { expect, test } from 'vitest';
import { findings, isFindingId } from '#ml/findings.ts';

test('knows its own ids and no inherited names', () => {
  expect(Object.keys(findings).every(isFindingId)).toBe(true);
  expect(isFindingId('toString')).toBe(false);
  expect(isFindingId('martians_landed')).toBe(false);
});

test('describes every finding in a sentence', () => {
  for (const { asks, group } of Object.values(findings)) {
    expect(asks).toMatch(/^[A-Z].+\.$/);
    expect(group).toMatch(/^[a-z_]+$/);
  }
});
