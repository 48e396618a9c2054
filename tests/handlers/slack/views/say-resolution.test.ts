import { describe, expect, it } from 'vitest';
import { sayResolution } from '#handlers/slack/views/say-resolution.ts';

describe('sayResolution', () => {
  it.each([
    [{ kind: 'resolved' }, 'INC-12 is resolved.'],
    [{ kind: 'already', state: 'closed' }, 'INC-12 is closed already; nothing was changed.'],
    [{ kind: 'not_found' }, 'There is no INC-12.'],
  ] as const)('tells the person of %j', (outcome, words) => {
    expect(sayResolution(outcome, 12).text).toContain(words);
  });
});
