import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageView, WorkspaceEvent } from '#sandbox/contract.ts';
import { applyWorkspaceEvent } from '#sandbox/page/browser/apply-workspace-event.ts';
import { channels, people } from '#tests/sandbox/page/example-company.ts';
import { paperWorkspace } from '#tests/sandbox/page/paper-workspace.ts';

const empty = paperWorkspace({ people, channels }).view('U1');

function message(channel: string, second: number, text: string): MessageView {
  const ts = `${1_700_000_000 + second}.000100`;
  return {
    channel,
    ts,
    user: 'U1',
    text,
    blocks: [],
    threadTs: null,
    replyCount: 0,
    edited: false,
    ephemeralFor: null,
    subtype: null,
    reactions: [],
    problem: null,
  };
}

const event: fc.Arbitrary<WorkspaceEvent> = fc.oneof(
  fc
    .record({ channel: fc.constantFrom('C1', 'C2'), second: fc.nat(20), text: fc.string({ maxLength: 5 }) })
    .map(({ channel, second, text }) => ({ kind: 'message' as const, message: message(channel, second, text) })),
  fc
    .record({ channel: fc.constantFrom('C1', 'C2'), second: fc.nat(20) })
    .map(({ channel, second }) => ({ kind: 'message-deleted' as const, channel, ts: message(channel, second, '').ts })),
);

describe('applyWorkspaceEvent', () => {
  it('changes nothing the second time it hears of the same thing', () => {
    fc.assert(
      fc.property(fc.array(event), event, (before, last) => {
        const once = [...before, last].reduce(applyWorkspaceEvent, empty);
        expect(applyWorkspaceEvent(once, last)).toEqual(once);
      }),
    );
  });

  it('keeps each channel in the order of its timestamps, in whatever order events arrive', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { messages } = events.reduce(applyWorkspaceEvent, empty);
        for (const id of ['C1', 'C2']) {
          const stamps = messages.filter((each) => each.channel === id).map((each) => each.ts);
          expect(stamps).toEqual([...new Set(stamps)].sort());
        }
      }),
    );
  });

  it('adds a channel once and then replaces it', () => {
    const channel = { ...channels[0]!, id: 'C9', name: 'inc-9' };
    const added = applyWorkspaceEvent(empty, { kind: 'channel', channel });
    const renamed = applyWorkspaceEvent(added, { kind: 'channel', channel: { ...channel, topic: 'new' } });
    expect(renamed.channels.map((each) => [each.id, each.topic]).slice(-2)).toEqual([
      ['C3', 'Clusters, deployments, databases'],
      ['C9', 'new'],
    ]);
  });
});
