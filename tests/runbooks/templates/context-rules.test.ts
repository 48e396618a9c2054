import { expect, test } from 'vitest';
import { byNeighbours, everywhere } from '#runbooks/templates/context-rules.ts';
import { parseTemplate, type Template } from '#runbooks/templates/template.ts';

function templateOf(text: string): Template {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.template;
}

test('shows each place what the template writes before and behind it, other values as x', () => {
  const seen: unknown[] = [];
  byNeighbours((before, behind) => {
    seen.push([before, behind]);
    return { kind: 'refused', reason: '' };
  })(templateOf('a{{ one }}b{{ two }}{{ three }}'));
  expect(seen).toEqual([
    ['a', 'bxx'],
    ['axb', 'x'],
    ['axbx', ''],
  ]);
});

test('gives one site for each value and none for the text between', () => {
  const fill = (): { ok: true; text: string } => ({ ok: true, text: '' });
  expect(everywhere(fill)(templateOf('a{{ one }}b{{ two }}c'))).toHaveLength(2);
});
