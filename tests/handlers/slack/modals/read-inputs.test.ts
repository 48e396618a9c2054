import { describe, expect, it } from 'vitest';
import { readInputs } from '#handlers/slack/modals/read-inputs.ts';

describe('readInputs', () => {
  it('reads what was typed and chosen, trimmed, and nothing for what is empty', () => {
    const state = {
      values: {
        title: { title: { type: 'plain_text_input', value: '  Portal down ' } },
        severity: { severity: { type: 'static_select', selected_option: { text: {}, value: 'sev2' } } },
        service: { service: { type: 'static_select', selected_option: null } },
        description: { description: { type: 'plain_text_input', value: null } },
        stranger: { stranger: { value: 'x' } },
      },
    };
    expect(readInputs(state)).toEqual({
      title: 'Portal down',
      severity: 'sev2',
      service: null,
      description: null,
      reason: null,
      note: null,
      class: null,
      cause: null,
    });
  });

  it('reads nothing out of something else', () => {
    expect(readInputs(null)).toEqual({});
    expect(readInputs({ values: [] })).toEqual({});
  });
});
