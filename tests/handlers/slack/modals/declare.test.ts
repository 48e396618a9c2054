import { describe, expect, it } from 'vitest';
import { declare } from '#handlers/slack/modals/declare.ts';
import type { Inputs } from '#handlers/slack/modals/modal-form.ts';
import type { Deps } from '#incidents/deps.ts';

const send = (inputs: Inputs) =>
  declare.submit({
    // Mistakes are found before anything but the service catalogue is asked.
    deps: { policy: { services: { 'claims-api': {} } } } as unknown as Deps,
    person: 'U1',
    metadata: '',
    inputs,
    gesture: 'V1',
  });

describe('declare', () => {
  it('marks every mistake at its field', async () => {
    expect(await send({ title: null, severity: 'sev9', service: 'gone-api' })).toEqual({
      kind: 'errors',
      errors: {
        title: 'Say in a few words what is wrong.',
        severity: 'Choose how bad it is.',
        service: 'gone-api is no longer in the service catalogue. Choose another.',
      },
    });
    expect(await send({ title: 'x'.repeat(121), severity: 'sev1' })).toEqual({
      kind: 'errors',
      errors: { title: 'At most 120 characters.' },
    });
  });
});
