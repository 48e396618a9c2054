import { describe, expect, it } from 'vitest';
import { formErrors, formValues } from '#sandbox/page/browser/modal/form-fields.ts';

const words = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: words(value), value });
const input = (blockId: string, element: object, optional = false) => ({
  type: 'input',
  block_id: blockId,
  label: words(blockId),
  element: { action_id: 'a', ...element },
  optional,
});

const blocks = [
  {
    type: 'section',
    block_id: 's',
    text: words('hello'),
    accessory: { type: 'static_select', action_id: 'env', options: [option('prod')], initial_option: option('prod') },
  },
  input('title', { type: 'plain_text_input', min_length: 3, max_length: 10 }),
  input('severity', { type: 'radio_buttons', options: [option('1'), option('2')], initial_option: option('2') }),
  input('who', { type: 'multi_users_select', initial_users: ['U2'] }, true),
  input('when', { type: 'datetimepicker' }, true),
  input('count', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' }, true),
  { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'help', text: words('Help') }] },
];

describe('formValues', () => {
  it('carries what was typed, else what the app asked for, and leaves out what is empty', () => {
    expect(formValues(blocks, { 'title/a': 'Claims' })).toEqual({
      s: { env: 'prod' },
      title: { a: 'Claims' },
      severity: { a: '2' },
      who: { a: ['U2'] },
    });
  });

  it('carries what was emptied on purpose as empty', () => {
    expect(formValues(blocks, { 'who/a': [] })).not.toHaveProperty('who');
  });
});

describe('formErrors', () => {
  it('asks for what is required', () => {
    expect(formErrors(blocks, {})).toEqual({ title: 'Please complete this required field.' });
  });

  it.each([
    ['title/a', 'ab', { title: 'Must be at least 3 characters.' }],
    ['title/a', 'abcdefghijk', { title: 'Must be at most 10 characters.' }],
    ['title/a', 'Claims', {}],
  ])('checks the length of %s = %s', (key, value, errors) => {
    expect(formErrors(blocks, { [key]: value })).toEqual(errors);
  });

  it.each([
    ['many', 'Please enter a number.'],
    ['1.5', 'Please enter a whole number.'],
    ['0', 'Must be at least 1.'],
    ['10', 'Must be at most 9.'],
  ])('refuses %s where a whole number from 1 to 9 is asked for', (value, error) => {
    expect(formErrors(blocks, { 'title/a': 'Claims', 'count/a': value })).toEqual({ count: error });
  });
});
