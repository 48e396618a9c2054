import { describe, expect, it } from 'vitest';
import type { GestureTools } from '#handlers/slack/gesture-tools.ts';
import { callbackIds } from '#handlers/slack/ids.ts';
import { modalListener } from '#handlers/slack/modal-listener.ts';
import type { ModalAnswer } from '#handlers/slack/modals/modal-form.ts';
import { notice } from '#handlers/slack/views/notice.ts';
import type { Deps } from '#incidents/deps.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';
import { readableLog } from './readable-log.ts';

type Listener = ReturnType<typeof modalListener>;

/** A form that takes longer than the patience, and what the listener does with its answer. */
async function sendSlowly(answer: ModalAnswer) {
  const tools: GestureTools = {
    deps: {} as Deps,
    clock: { now: () => new Date() },
    log: readableLog().log,
    patienceMs: 1,
    underWay: new Set(),
    afterGesture: () => {},
  };
  const { promise: acked, resolve: ack } = Promise.withResolvers<{ response_action: string; view: unknown }>();
  const updates: { view_id: string; view: unknown }[] = [];
  const submit = async () => {
    await acked;
    return answer;
  };
  await modalListener(tools, { id: callbackIds.resolve, submit })({
    body: { user: { id: 'U1' } },
    view: { id: 'V1', title: { text: 'Resolve INC-12' }, private_metadata: '', state: { values: {} } },
    ack: async (response: { response_action: string; view: unknown }) => ack(response),
    client: { views: { update: async (update: { view_id: string; view: unknown }) => updates.push(update) } },
  } as unknown as Parameters<Listener>[0]);
  return { first: await acked, updates };
}

describe('modalListener', () => {
  it('says in the form that it takes longer, and later in the same place how it went', async () => {
    const { first, updates } = await sendSlowly({ kind: 'tell', message: notice('INC-12 is resolved.') });
    expect(first.response_action).toBe('update');
    expect(validateView(first.view)).toEqual([]);
    expect(JSON.stringify(first.view)).toContain('takes a moment longer');
    expect(updates).toMatchObject([{ view_id: 'V1' }]);
    expect(JSON.stringify(updates[0]?.view)).toContain('INC-12 is resolved.');
    expect(validateView(updates[0]?.view)).toEqual([]);
  });

  it('tells mistakes that were found late in words, because the fields are gone', async () => {
    const { updates } = await sendSlowly({ kind: 'errors', errors: { note: 'Too long.' } });
    expect(JSON.stringify(updates[0]?.view)).toContain('Too long.');
    expect(JSON.stringify(updates[0]?.view)).toContain('open the form again');
  });
});
