import { expect, it } from 'vitest';
import { sayRetry } from '#handlers/slack/views/say-retry.ts';

it.each([
  [{ kind: 'retried', runbook: 'restart', step: 'Check' }, '`restart` on INC-12 goes on from “Check”.'],
  [{ kind: 'not_permitted', approvers: ['U01MAYA0001'] }, 'Only <@U01MAYA0001> may take a failed run up again'],
  [{ kind: 'nothing_failed' }, 'has not failed at a step'],
  [{ kind: 'stopped' }, 'all runbooks are stopped'],
  [{ kind: 'closed' }, 'INC-12 is over; nothing is run on it.'],
  [{ kind: 'not_found' }, 'There is no INC-12.'],
] as const)('sayRetry tells the person of %j', (outcome, words) => {
  expect(sayRetry(outcome, 12).text).toContain(words);
});
