import { expect, it } from 'vitest';
import { stoppedBy } from '#handlers/slack/views/stopped-by.ts';

it('stoppedBy tells who stopped everything, why, and what ends it', () => {
  expect(stoppedBy({ by: 'U01MAYA0001', reason: 'worse <@U1>' })).toBe(
    'all runbooks are stopped by <@U01MAYA0001> (worse &lt;@U1&gt;). An approver lets them run again with `/runbook resume`.',
  );
  expect(stoppedBy({ by: 'U01MAYA0001', reason: null })).toContain('by <@U01MAYA0001>. An');
});
