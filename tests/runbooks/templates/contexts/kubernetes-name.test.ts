import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

test('a name may have dots and 253 characters, a namespace neither', () => {
  for (const v of ['a.b', 'a'.repeat(64)]) {
    expect(render('{{ v }}', { v }, 'kubernetes-name')).toEqual({ ok: true, text: v });
    expect(render('{{ v }}', { v }, 'kubernetes-namespace').ok).toBe(false);
  }
});

test.each(['A', 'a/b', '..', 'a b', '', 'a\n', 'сlaims', 'a'.repeat(254)])('%j is neither', (v) => {
  expect(render('{{ v }}', { v }, 'kubernetes-name').ok).toBe(false);
  expect(render('{{ v }}', { v }, 'kubernetes-namespace').ok).toBe(false);
});
