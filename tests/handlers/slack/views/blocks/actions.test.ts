import { expect, it } from 'vitest';
import { actionIds } from '#handlers/slack/ids.ts';
import { actions } from '#handlers/slack/views/blocks/actions.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';

it('actions puts 25 buttons into a row, and makes no empty row', () => {
  const one = button({ id: actionIds.resolve, text: 'Resolve', value: '' });
  expect(actions([])).toEqual([]);
  expect(actions(Array.from({ length: 26 }, () => one)).map((row) => row.elements.length)).toEqual([25, 1]);
});
