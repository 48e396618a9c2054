import { describe, expect, it } from 'vitest';
import { sayRunRequest } from '#handlers/slack/views/say-run-request.ts';

describe('sayRunRequest', () => {
  it.each([
    [{ kind: 'requested', approvalNeeded: true }, 'Asked for approval to run `restart` on INC-12.'],
    [{ kind: 'requested', approvalNeeded: false }, '`restart` is starting on INC-12.'],
    [{ kind: 'busy', run: 'other' }, 'INC-12 has a run already (`other`)'],
    [{ kind: 'cannot_start', why: 'pool_max is unknown' }, 'cannot start on INC-12: pool_max is unknown'],
    [
      { kind: 'no_such_runbook', suggestions: ['restart-api', 'restart-db'] },
      'Did you mean `restart-api` or `restart-db`?',
    ],
    [{ kind: 'no_such_runbook', suggestions: [] }, '`/runbook list` shows every name.'],
    [{ kind: 'closed', state: 'closed' }, 'INC-12 is closed; nothing is run on it.'],
    [{ kind: 'stopped', by: 'U01MAYA0001', reason: null }, '`restart` was not started: all runbooks are stopped by'],
    [{ kind: 'not_found' }, 'There is no INC-12.'],
  ] as const)('tells the person of %j', (outcome, words) => {
    expect(sayRunRequest(outcome, 12, 'restart').text).toContain(words);
  });
});
