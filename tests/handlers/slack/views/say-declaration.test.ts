import { describe, expect, it } from 'vitest';
import { sayDeclaration } from '#handlers/slack/views/say-declaration.ts';

describe('sayDeclaration', () => {
  it('says which incident it is, and that a severity was assumed where none was named', () => {
    const declared = { kind: 'declared', incident: 12 } as const;
    expect(sayDeclaration(declared, { severity: 'sev1', isAssumed: false }).text).toBe(
      'Declared INC-12 as SEV1 critical. Its channel opens in a moment.',
    );
    expect(sayDeclaration(declared, { severity: 'sev2', isAssumed: true }).text).toContain('You named no severity');
  });

  it('says when the same gesture has declared it already', () => {
    expect(sayDeclaration({ kind: 'repeated' }, { severity: 'sev2', isAssumed: false }).text).toContain('already');
  });
});
