import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';
import { anyHostileValue, hostileValues } from './hostile-values.ts';
import { type Place, places } from './hostile-places.ts';

/** What became of a value in a place: refused, or what an independent parser reads in the text. */
function outcome({ context, template, read }: Place, value: string | number): unknown {
  const rendered = render(template, { v: value, secret: 'hunter2' }, context);
  return rendered.ok ? read(rendered.text) : 'refused';
}

/** A value is refused where it has no harmless form; otherwise it is read as itself, in a text of the usual shape. */
function expectData(place: Place, value: string): void {
  const { template, refuses, harmless, seen = (one) => one } = place;
  const text = value.toWellFormed();
  const given = new Map([
    [`${harmless}`, text],
    [`<${harmless}>`, `<${text}>`],
  ]);
  const usual = refuses(value) ? 'refused' : outcome(place, harmless);
  const found = outcome(place, value);
  expect({ template, value, found: isRead(found) ? { ...found, values: found.values.map(seen) } : found }).toEqual({
    template,
    value,
    found: isRead(usual) ? { ...usual, values: usual.values.map((one) => given.get(one) ?? one) } : usual,
  });
}

function isRead(outcome: unknown): outcome is ReturnType<Place['read']> {
  return typeof outcome === 'object';
}

describe.each(places)('a label in $context: $template', (place) => {
  test('is data or refused, whatever a hostile sender writes', () => {
    for (const value of hostileValues) expectData(place, value);
  });

  test('and so is any other text', () => {
    fc.assert(
      fc.property(anyHostileValue, (value) => expectData(place, value)),
      { numRuns: 60 },
    );
  });
});

test('programs are handed what the labels hold, as arguments and as environment, with nothing run on the way', () => {
  const given = hostileValues.flatMap((value) => {
    const argument = render('{{ v }}', { v: value }, 'argument');
    return argument.ok ? [argument.text] : [];
  });
  expect(given.length).toBeGreaterThan(60);
  const env = Object.fromEntries(given.map((text, index) => [`V${index}`, text]));
  const program = 'console.log(JSON.stringify({ args: process.argv.slice(1), env: process.env }))';
  const printed = execFileSync(process.execPath, ['-e', program, '--', ...given], { env, encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual({ args: given, env });
});

test('people are shown one line without a mention, a link or a turned direction', () => {
  fc.assert(
    fc.property(anyHostileValue, (value) => {
      const plain = render('{{ v }}', { v: value }, 'plain');
      const slack = render('{{ v }}', { v: value }, 'slack');
      if (!plain.ok || !slack.ok) throw new Error('nothing is refused here');
      expect(plain.text + slack.text).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      expect(slack.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }),
    { numRuns: 200 },
  );
});

test('what a label spells is never a template of its own', () => {
  for (const context of ['plain', 'environment', 'argument'] as const) {
    const rendered = render('{{ v }}', { v: '{{ secret }}{% if 1 %}', secret: 'hunter2' }, context);
    expect(rendered).toEqual({ ok: true, text: '{{ secret }}{% if 1 %}' });
  }
});
