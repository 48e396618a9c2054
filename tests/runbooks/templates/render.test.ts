import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render, renderKnown } from '#runbooks/templates/render.ts';

const known = { service: 'claims-api', cpu: 0.985, ms: 200_000, none: null, labels: { pod: 'a' }, window: '5m' };

/** Texts that labels of a hostile or careless sender might hold. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '"} or vector(1) #',
    "'} or up{x='",
    '\\',
    '\\"',
    '{{ service }}',
    '$(reboot)',
    '; rm -rf /',
    '../..',
  ),
  fc.constantFrom('<!channel>', '<@U123>', '<https://x.example|safe>', '&lt;', 'a\nb', '.*', 'a|b', '\u202egnp', '`x`'),
  fc
    .array(fc.constantFrom('"', "'", '\\', '\n', '{', '}', '<', '>', '&', '|', '$', '`', 'x'), { maxLength: 30 })
    .map((signs) => signs.join('')),
);

describe('rendering', () => {
  test.each([
    ['{{ service }} at {{ cpu | percent }}', 'claims-api at 98.5%'],
    ['{{ ms | duration }}', '3 min 20 s'],
    ['{{ cpu | round: 1 }} {{ service | upcase }}', '1 CLAIMS-API'],
    ['{{- labels.pod -}}', 'a'],
    ['no values', 'no values'],
  ])('%s gives %s', (template, text) => {
    expect(render(template, known, 'plain')).toEqual({ ok: true, text });
  });

  test.each([
    ['{{ servce }}', 'servce is not known'],
    ['{{ labels.node }}', 'labels.node is not known'],
    ['{{ service.constructor }}', 'service.constructor is not known'],
    ['{{ none }}', 'none has no value here'],
    ['{{ labels }}', 'labels is not one value'],
    ['{{ }}', 'no name between the braces'],
    ['{{ service', 'is not closed'],
    ['{% if service %}x{% endif %}', 'only {{ values }}'],
    ['{{ service | raw }}', 'there is no filter raw'],
    ['{{ cpu | rond }}', 'did you mean round?'],
    ['{{ (1..100000000) }}', 'memory'],
  ])('%s is refused: %s', (template, message) => {
    expect(render(template, known, 'plain')).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });

  test('leaves what is not known yet as it is written when a step is only described', () => {
    expect(renderKnown('{{ service }} has {{ later | round }}', known)).toBe('claims-api has {{ later | round }}');
    expect(renderKnown('{{ broken', known)).toBe('{{ broken');
  });
});

describe('values in a query', () => {
  /** Reads the string literal that begins at the first quote, by PromQL's rules, and says what follows it. */
  function readString(query: string): { readonly value: string; readonly rest: string } {
    const start = query.search(/["']/);
    const quote = query[start];
    let value = '';
    for (let at = start + 1; at < query.length; at++) {
      const sign = query[at];
      if (sign === quote) return { value, rest: query.slice(at + 1) };
      if (sign === '\n') throw new Error('a raw line break ends the string in an error');
      if (sign !== '\\') {
        value += sign;
        continue;
      }
      at += 1;
      const escape = query[at];
      if (escape === 'n') value += '\n';
      else if (escape === 'u') {
        value += String.fromCharCode(Number.parseInt(query.slice(at + 1, at + 5), 16));
        at += 4;
      } else if (escape === '\\' || escape === quote) value += escape;
      else throw new Error(`\\${escape} is no escape in ${quote} quotes`);
    }
    throw new Error('the string is not closed');
  }

  test.each(['"', "'"])('stay the one string they were put into, in %s quotes', (quote) => {
    fc.assert(
      fc.property(hostile, (value) => {
        const rendered = render(`up{service=${quote}{{ v }}${quote}} > 1`, { v: value }, 'promql');
        if (!rendered.ok) throw new Error(rendered.message);
        expect(readString(rendered.text)).toEqual({ value, rest: '} > 1' });
      }),
      { numRuns: 500 },
    );
  });

  test('match only themselves in a regular expression', () => {
    fc.assert(
      fc.property(hostile, hostile, (value, other) => {
        const rendered = render('up{service=~"{{ v }}"}', { v: value }, 'promql');
        if (!rendered.ok) throw new Error(rendered.message);
        const pattern = new RegExp(`^(?:${readString(rendered.text).value})$`, 's');
        expect(pattern.test(value)).toBe(true);
        expect(pattern.test(other)).toBe(value === other);
      }),
      { numRuns: 500 },
    );
  });

  test('outside quotes are numbers or durations, or refused', () => {
    expect(render('rate(x[{{ window }}]) > {{ cpu }}', known, 'promql')).toEqual({
      ok: true,
      text: 'rate(x[5m]) > 0.985',
    });
    fc.assert(
      fc.property(hostile, (value) => {
        const rendered = render('up > {{ v }}', { v: value }, 'promql');
        expect(rendered.ok).toBe(/^(\d+(ms|[smhdwy]))+$/.test(value));
      }),
    );
  });

  test.each([
    ['up{a=`{{ service }}`}', 'backticks'],
    ['up{a="\\{{ service }}"}', 'backslash'],
    ['up # {{ service }}', 'comment'],
    ['label_replace(up, "a", "{{ service }}", "b", "(.*)")', 'label_replace'],
    ['{{ service }}', 'outside quotes'],
  ])('are refused where they cannot be made harmless: %s', (query, message) => {
    expect(render(query, known, 'promql')).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });

  test('of a matcher inside label_replace are escaped like any other', () => {
    const query = 'label_replace(up{service="{{ service }}"}, "a", "b", "c", "d")';
    expect(render(query, known, 'promql').ok).toBe(true);
  });
});

test('values in a Slack message form no mention, link or line of their own', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const rendered = render('*{{ v }}*', { v: value }, 'slack');
      if (!rendered.ok) throw new Error(rendered.message);
      expect(rendered.text).not.toMatch(/[<>\n\r\u202a-\u202e]/);
      expect(rendered.text.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
    }),
    { numRuns: 500 },
  );
  expect(render('<!here> {{ v }}', { v: '<!channel>' }, 'slack')).toEqual({
    ok: true,
    text: '<!here> &lt;!channel&gt;',
  });
});

test('values in a name give a Kubernetes name or nothing', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const name = render('x-{{ v }}', { v: value }, 'kubernetes-name');
      const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
      expect(!name.ok || subdomain.test(name.text)).toBe(true);
      const namespace = render('{{ v }}', { v: value }, 'kubernetes-namespace');
      expect(!namespace.ok || /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace.text)).toBe(true);
    }),
  );
  expect(render('{{ v }}', { v: 'a.b' }, 'kubernetes-name').ok).toBe(true);
  expect(render('{{ v }}', { v: 'a.b' }, 'kubernetes-namespace').ok).toBe(false);
  expect(render('{{ v }}', { v: 'a/b' }, 'kubernetes-name').ok).toBe(false);
});

test('a name within a command is refused unless it is one', () => {
  expect(render('`kubectl get pod {{ v | kubernetes_name }}`', { v: 'a; rm -rf /' }, 'slack').ok).toBe(false);
  expect(render('`kubectl get pod {{ v | kubernetes_name }}`', { v: 'a-1' }, 'slack').ok).toBe(true);
});

test('a value longer than 300 characters is cut for people and refused beyond 1024 in a query', () => {
  const long = 'x'.repeat(2000);
  expect(render('{{ v }}', { v: long }, 'plain')).toMatchObject({ text: `${'x'.repeat(299)}…` });
  expect(render('up{a="{{ v }}"}', { v: long }, 'promql')).toMatchObject({ ok: false });
});
