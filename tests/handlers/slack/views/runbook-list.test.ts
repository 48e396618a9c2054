import { describe, expect, it } from 'vitest';
import { runbookList } from '#handlers/slack/views/runbook-list.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { hostileFillers } from '#tests/handlers/slack/snapshots.ts';

const line = {
  name: 'hung-service-restart',
  description: 'Restarts a service that hangs.',
  risk: 'low',
  autonomy: 'ask',
  classification: 'application.service_down',
  servicePattern: 'claims-*',
  steps: 3,
} as const;

describe('runbookList', () => {
  it('says of each what it is for, its risk, and how far it may go', () => {
    const text = textsOf(runbookList([line]).blocks).join('\n');
    expect(text).toContain(
      '• `hung-service-restart` Restarts a service that hangs. · for `application.service_down` on `claims-*` · risk low · may ask · 3 steps',
    );
  });

  it('says where runbooks come from when there are none', () => {
    expect(textsOf(runbookList([]).blocks).join()).toContain('firebreak.yml');
  });

  it.each(hostileFillers)('fits with a hundred runbooks made of %j', (filler) => {
    const long = filler.repeat(100);
    const many = Array.from({ length: 100 }, () => ({ ...line, name: long, description: long, servicePattern: long }));
    const { blocks } = runbookList(many);
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(textsOf(blocks).join()).toContain('… and 60 more');
  });
});
