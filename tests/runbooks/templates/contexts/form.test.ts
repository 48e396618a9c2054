import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

test('values stay the values or names they were put into', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
      const rendered = render('a={{ v }}&{{ v }}=b', { v: value }, 'form');
      if (!rendered.ok) throw new Error(rendered.message);
      const text = value.toWellFormed();
      expect([...new URLSearchParams(rendered.text)]).toEqual([
        ['a', text],
        [text, 'b'],
      ]);
    }),
  );
});

test('refuses a value that would complete an escape', () => {
  expect(render('a=%4{{ v }}', { v: '1' }, 'form').ok).toBe(false);
});

test.each(['a=b c', 'a=1\n', 'a=ä'])('refuses the literal text %j', (text) => {
  expect(render(text, {}, 'form')).toMatchObject({ ok: false, message: expect.stringContaining('one line') });
});
