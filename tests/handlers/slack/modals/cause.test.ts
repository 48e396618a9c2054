import { describe, expect, it } from 'vitest';
import { cause } from '#handlers/slack/modals/cause.ts';
import type { Inputs } from '#handlers/slack/modals/modal-form.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();
let forms = 0;
const send = (incident: number, inputs: Inputs) => {
  const metadata = JSON.stringify({ incident });
  return cause.submit({ deps: test.deps, person: 'U1', metadata, inputs, gesture: `cause-form-${(forms += 1)}` });
};
const said = async (number: number) => (await incidentByNumber(test.deps.db, number))?.confirmed;

describe('the form that asks for the cause', () => {
  it('notes what it says, and takes "I cannot say" for unsaid', async () => {
    const { number } = await openIncident(test);
    const answer = await send(number, { class: 'data.queue_backlog', cause: 'unsaid', note: 'slow' });
    expect(JSON.stringify(answer)).toContain(`Noted what INC-${number} was`);
    expect(await said(number)).toMatchObject({ class: 'data.queue_backlog', cause: null, note: 'slow', by: 'U1' });
    await send(number, { class: null, cause: 'other' });
    expect(await said(number)).toMatchObject({ class: null, cause: 'other', note: null });
  });

  it('marks what cannot be, and notes nothing', async () => {
    const { number } = await openIncident(test);
    expect(await send(number, { class: 'unsaid', cause: null })).toEqual({
      kind: 'errors',
      errors: { class: 'Choose a class or a cause.' },
    });
    expect(await send(number, { class: 'a.b', cause: 'gremlins', note: 'x'.repeat(1001) })).toEqual({
      kind: 'errors',
      errors: {
        class: 'a.b is no class of this version. Choose another.',
        cause: 'gremlins is no cause of this version. Choose another.',
        note: 'At most 1000 characters.',
      },
    });
    expect(await said(number)).toBeNull();
  });

  it('does nothing with a form that another version opened', async () => {
    const answer = await cause.submit({ deps: test.deps, person: 'U1', metadata: '', inputs: {}, gesture: 'V1' });
    expect(JSON.stringify(answer)).toContain('Nothing was done.');
  });
});
