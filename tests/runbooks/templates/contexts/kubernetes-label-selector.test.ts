import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

const selector = (template: string, v: string): ReturnType<typeof render> =>
  render(template, { v }, 'kubernetes-label-selector');

test.each(['app={{ v }}', 'a,app == {{ v }},b', 'app!=x-{{ v }}', 'app in (a, {{ v }})', 'app notin ({{ v }})'])(
  '%s takes the value of a label',
  (template) => {
    expect(selector(template, 'claims-api')).toEqual({ ok: true, text: template.replace('{{ v }}', 'claims-api') });
    const values = ['', 'a,b=c', 'a)', 'a b', '-a', 'a=b', '!a', 'x'.repeat(64), 'ä', 'a\n'];
    const taken = values.filter((value) => selector(template, value).ok);
    // Behind a letter a dash begins no value.
    expect(taken).toEqual(template.includes('x-{{') ? ['-a'] : []);
  },
);

test.each(['{{ v }}=a', '{{ v }}', '!{{ v }}', 'app in {{ v }}', 'a=b,{{ v }}'])(
  '%s has no place for one',
  (template) => {
    expect(selector(template, 'x')).toMatchObject({ ok: false, message: expect.stringContaining('value of a label') });
  },
);
