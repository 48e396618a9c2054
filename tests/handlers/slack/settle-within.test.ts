import { describe, expect, it } from 'vitest';
import { settleWithin } from '#handlers/slack/settle-within.ts';

describe('settleWithin', () => {
  it('is the value when it comes in time', async () => {
    expect(await settleWithin(Promise.resolve(7), 60_000)).toEqual({ kind: 'settled', value: 7 });
  });

  it('is pending when it does not', async () => {
    expect(await settleWithin(new Promise(() => {}), 1)).toEqual({ kind: 'pending' });
  });

  it('passes a rejection through', async () => {
    await expect(settleWithin(Promise.reject(new Error('broken')), 60_000)).rejects.toThrow('broken');
  });
});
