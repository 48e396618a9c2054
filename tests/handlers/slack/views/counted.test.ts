import { expect, it } from 'vitest';
import { counted } from '#handlers/slack/views/counted.ts';

it('counted minds the plural', () => {
  expect([counted(1, 'alert'), counted(0, 'alert'), counted(2, 'entry', 'entries')]).toEqual([
    '1 alert',
    '0 alerts',
    '2 entries',
  ]);
});
