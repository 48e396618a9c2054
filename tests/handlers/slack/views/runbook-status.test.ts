import { describe, expect, it } from 'vitest';
import { runbookStatus } from '#handlers/slack/views/runbook-status.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { hostileFillers, now } from '#tests/handlers/slack/snapshots.ts';

const run = { incident: 12, runbook: 'restart', state: 'running', startedBy: 'firebreak', createdAt: now } as const;

describe('runbookStatus', () => {
  it('says that runbooks may run, and what is under way', () => {
    const { text } = runbookStatus(null, [run, { ...run, incident: 13, startedBy: 'U01MAYA0001' }]);
    expect(text).toContain('🟢 Runbooks may run.');
    expect(text).toContain('*2 runs under way*');
    expect(text).toMatch(/• \*INC-12\* `restart` · running · since <!date\^[^\n]*>\n/);
    expect(text).toMatch(/INC-13.* by <@U01MAYA0001>$/);
    expect(runbookStatus(null, []).text).toContain('No run is under way.');
  });

  it('says who stopped everything, when and why, and what ends that', () => {
    const { text } = runbookStatus({ by: 'U01MAYA0001', reason: 'worse', at: now }, []);
    expect(text).toMatch(/^⛔ \*All runbooks are stopped by <@U01MAYA0001> .*: worse\*.*`\/runbook resume`/);
  });

  it.each(hostileFillers)('fits when everything is made of %j', (filler) => {
    const runbook = filler.repeat(500);
    const runs = Array.from({ length: 90 }, () => ({ ...run, runbook }));
    const { blocks } = runbookStatus({ by: 'U01MAYA0001', reason: runbook, at: now }, runs);
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(JSON.stringify(blocks)).toContain('… and 70 more');
  });
});
