import { expect, it } from 'vitest';
import { inputIds } from '#handlers/slack/ids.ts';
import { selectInput } from '#handlers/slack/views/blocks/select-input.ts';

it('selectInput offers the first hundred choices that Slack takes', () => {
  const names = ['', 'x'.repeat(76), ...Array.from({ length: 150 }, (_, index) => `service-${index}`)];
  const choices = names.map((name) => ({ value: name, text: name }));
  const { element } = selectInput({ id: inputIds.service, label: 'Service', choices, initial: 'service-3' });
  expect(element).toMatchObject({ initial_option: { value: 'service-3' } });
  expect('options' in element && element.options).toHaveLength(100);
});
