import { describe, expect, it } from 'vitest';
import { incidentList } from '#handlers/slack/views/incident-list.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anIncident, hostileFillers } from '#tests/handlers/slack/snapshots.ts';

const listed = (count: number, title: string) =>
  Array.from({ length: count }, (_, index) => anIncident({ number: index + 1, title, acknowledgedBy: 'U01MAYA0001' }));

describe('incidentList', () => {
  it('says that there is nothing, and what to do', () => {
    expect(incidentList([], 'open').text).toBe('No open incidents.');
    expect(incidentList([], 'all').text).toBe('No incidents yet.');
  });

  it('shows each incident with its state, severity, channel, owner and age', () => {
    const text = textsOf(incidentList(listed(2, 'Slow'), 'open').blocks).join('\n');
    expect(text).toContain('2 open incidents');
    expect(text).toMatch(/🔴 \*INC-2\* SEV1 critical · Slow · <#C0INCIDENT12> · <@U01MAYA0001> · <!date\^/);
  });

  it.each(hostileFillers)('shows the first twenty of more, and fits, with titles made of %j', (filler) => {
    const { blocks, text } = incidentList(listed(21, filler.repeat(100)), 'all');
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(text).toBe('The latest 20 incidents');
    expect(
      textsOf(blocks)
        .join('\n')
        .match(/\*INC-\d+\*/g),
    ).toHaveLength(20);
  });
});
