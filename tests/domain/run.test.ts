import { describe, expect, it } from 'vitest';
import { finishedRunStates, jsonSchema, runStates } from '#domain/run.ts';

describe('run states', () => {
  it('leave a run that stopped in doubt unfinished, because a person still decides', () => {
    const unfinished = runStates.filter((state) => !(finishedRunStates as readonly string[]).includes(state));
    expect(unfinished).toEqual(['waiting_approval', 'running', 'unknown']);
  });
});

describe('a stored value', () => {
  it('is JSON, and nothing that JSON would lose', () => {
    expect(jsonSchema.parse({ a: [1, 'x', null, { b: true }] })).toEqual({ a: [1, 'x', null, { b: true }] });
    for (const lost of [undefined, Number.NaN, new Date(), () => 1, 1n]) {
      expect(jsonSchema.safeParse(lost).success).toBe(false);
    }
  });
});
