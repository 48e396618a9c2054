import { describe, expect, test } from 'vitest';
import { chosenState, initialState, isEmptyState } from '#sandbox/slack/element-state.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const grouped = {
  type: 'static_select',
  action_id: 's',
  option_groups: [{ options: [option('a')] }, { options: [option('b')] }],
};

describe('an untouched element', () => {
  test.for([
    [{ type: 'plain_text_input' }, { type: 'plain_text_input', value: null }],
    [
      { type: 'plain_text_input', initial_value: 'x' },
      { type: 'plain_text_input', value: 'x' },
    ],
    [{ type: 'checkboxes' }, { type: 'checkboxes', selected_options: [] }],
    [
      { type: 'multi_users_select', initial_users: ['U1'] },
      { type: 'multi_users_select', selected_users: ['U1'] },
    ],
    [{ type: 'datepicker' }, { type: 'datepicker', selected_date: null }],
    [
      { type: 'datetimepicker', initial_date_time: 5 },
      { type: 'datetimepicker', selected_date_time: 5 },
    ],
  ] as const)('stands in the state with its initial or its empty value: %j', ([element, state]) => {
    expect(initialState(element)).toEqual(state);
  });
});

describe('a chosen value', () => {
  test('is the option itself, also from a group or from what the app offered', () => {
    expect(chosenState(grouped, 'b')).toEqual({ type: 'static_select', selected_option: option('b') });
    const external = { type: 'external_select', action_id: 'e' };
    expect(chosenState(external, 'z', [option('z')])).toMatchObject({ selected_option: { value: 'z' } });
  });

  test('is a list where several can be chosen', () => {
    expect(chosenState({ type: 'multi_channels_select' }, ['C1', 'C2'])).toMatchObject({
      selected_channels: ['C1', 'C2'],
    });
    const boxes = { type: 'checkboxes', action_id: 'c', options: [option('a'), option('b')] };
    expect(chosenState(boxes, ['a', 'b'])).toEqual({
      type: 'checkboxes',
      selected_options: [option('a'), option('b')],
    });
  });

  test('is nothing again when it is cleared', () => {
    expect(isEmptyState(chosenState({ type: 'plain_text_input' }, ''))).toBe(true);
    expect(isEmptyState(chosenState(grouped, ''))).toBe(true);
    expect(isEmptyState(chosenState(grouped, 'a'))).toBe(false);
  });

  test('must be offered, and a button has none', () => {
    expect(() => chosenState(grouped, 'c')).toThrow('"s" offers no option "c"; it offers: a, b.');
    expect(() => chosenState({ type: 'button' }, 'x')).toThrow(/click it/);
  });
});
