import { describe, expect, it } from 'vitest';
import { missingScopes, requiredScopes } from '#handlers/slack/required-scopes.ts';

describe('missingScopes', () => {
  it('names the required scopes that were not granted, and minds no others', () => {
    const all = Object.keys(requiredScopes);
    expect(missingScopes([...all, 'files:write'])).toEqual([]);
    expect(missingScopes(all.filter((scope) => scope !== 'pins:write'))).toEqual(['pins:write']);
  });
});
