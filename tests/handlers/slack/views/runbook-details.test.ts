import { describe, expect, it } from 'vitest';
import { runbookDetails } from '#handlers/slack/views/runbook-details.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { hostileFillers } from '#tests/handlers/slack/snapshots.ts';

const runbook = {
  name: 'hung-service-restart',
  description: 'Restarts a service that hangs.',
  risk: 'low',
  autonomy: 'ask',
  classification: 'application.service_down',
  servicePattern: 'claims-*|billing-*',
  condition: 'metrics.up == 0' as string | null,
  steps: 2,
  stepLines: [
    { depth: 0, title: 'If it hangs' },
    { depth: 1, title: 'Restart it' },
  ],
} as const;

describe('runbookDetails', () => {
  it('says when it applies, and shows its steps with those of branches set in', () => {
    const text = textsOf(runbookDetails(runbook).blocks).join('\n');
    expect(text).toContain('`metrics.up == 0`');
    expect(text).toContain('*2 steps*\n• If it hangs\n\u2003• Restart it');
    expect(textsOf(runbookDetails({ ...runbook, condition: null }).blocks).join('\n')).toContain('*If*\nalways');
  });

  it.each(hostileFillers)('fits when everything is made of %j', (filler) => {
    const long = filler.repeat(300);
    const stepLines = Array.from({ length: 90 }, () => ({ depth: 9, title: long }));
    const { blocks } = runbookDetails({ ...runbook, name: long, description: long, condition: long, stepLines });
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(textsOf(blocks).join('\n')).toMatch(/… and \d+ more/);
  });
});
