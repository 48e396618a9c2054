import { describe, expect, it } from 'vitest';
import { whatApprovalDoes } from '#handlers/slack/views/card/what-approval-does.ts';
import { anApproval, aRun, aStep } from '#tests/handlers/slack/snapshots.ts';

describe('whatApprovalDoes', () => {
  it('names the steps in order, and which of them depend', () => {
    expect(whatApprovalDoes(anApproval(), aRun())).toBe(
      'Runs high-latency-database-connection-pool: 1. Read active_connections from Prometheus; 2. If active_connections > pool_max * 0.9; 3. perhaps: Restart deployment claims/claims-api; 4. Check that p99 is below 1000 ms after 2 min.',
    );
  });

  it('names only what is still to come when the run itself asks', () => {
    const run = aRun({ runbook: 'r' }, [
      aStep({ state: 'done', title: 'Looked' }),
      aStep({ path: 'steps[1]', state: 'waiting', title: 'Ask' }),
      aStep({ path: 'steps[2]', title: 'Restart it' }),
    ]);
    expect(whatApprovalDoes(anApproval({ path: 'steps[1]' }), run)).toBe('Continues r: 1. Restart it.');
  });

  it('counts what does not fit instead of cutting it off', () => {
    const run = aRun(
      { runbook: 'r' },
      Array.from({ length: 30 }, () => aStep({ title: 'x'.repeat(90) })),
    );
    const text = whatApprovalDoes(anApproval(), run);
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text).toMatch(/1\. x+; 2\. x+; … and 28 more\.$/);
  });

  it('says first where the approval of one person is not enough', () => {
    const approval = anApproval({ quorum: 2, approvedBy: ['U01MAYA0001'] });
    expect(whatApprovalDoes(approval, aRun())).toMatch(/^Approval 2 of 2\. Runs high-latency/);
    expect(whatApprovalDoes(approval, null)).toMatch(/^Approval 2 of 2\. Run high-latency/);
  });

  it('says the question itself where no step is known', () => {
    expect(whatApprovalDoes(anApproval({ prompt: 'Scale down?' }), null)).toBe('Scale down?');
  });
});
