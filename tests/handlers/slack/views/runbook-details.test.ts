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
    const text = textsOf(runbookDetails(runbook, {}).blocks).join('\n');
    expect(text).toContain('`metrics.up == 0`');
    expect(text).toContain('*2 steps*\n• If it hangs\n\u2003• Restart it');
    expect(textsOf(runbookDetails({ ...runbook, condition: null }, {}).blocks).join('\n')).toContain('*If*\nalways');
  });

  it('lists the inputs it takes, their types, and what they are unless given', () => {
    const inputs = {
      replicas: { type: 'number', default: 4, description: 'How many.' },
      note: { type: 'string', description: '' },
    } as const;
    const text = textsOf(runbookDetails(runbook, inputs).blocks).join('\n');
    expect(text).toContain('*Inputs*\n• `replicas` number, `4` unless given — How many.\n• `note` string');
  });

  it.each(hostileFillers)('fits when everything is made of %j', (filler) => {
    const long = filler.repeat(300);
    const input = { type: 'string', default: long, description: long } as const;
    const inputs = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`input_${index}`, input]));
    const stepLines = Array.from({ length: 90 }, () => ({ depth: 9, title: long }));
    const { blocks } = runbookDetails(
      { ...runbook, name: long, description: long, condition: long, stepLines },
      inputs,
    );
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(textsOf(blocks).join('\n')).toMatch(/… and \d+ more/);
  });
});
