import { describe, expect, it } from 'vitest';
import { OutsideError } from '#domain/outside-error.ts';

describe('an OutsideError', () => {
  it('names the system, keeps the vendor’s code and the cause, and says whether to ask again', () => {
    const cause = new Error('socket hang up');
    const error = new OutsideError('slack', 'timeout', 'no answer', { kind: 'uncertain' }, cause);
    expect(error).toMatchObject({
      name: 'OutsideError',
      message: 'slack: no answer',
      system: 'slack',
      code: 'timeout',
      retry: { kind: 'uncertain' },
      cause,
    });
  });
});
