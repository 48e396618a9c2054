import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

test('takes any text but one with a NUL character', () => {
  expect(render('{{ v }}', { v: '() { :; }; $(x)\n`y`' }, 'environment')).toEqual({
    ok: true,
    text: '() { :; }; $(x)\n`y`',
  });
  expect(render('a{{ v }}', { v: '\0' }, 'environment')).toMatchObject({
    ok: false,
    message: expect.stringContaining('NUL'),
  });
});
