import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

const image = (template: string, v: string): ReturnType<typeof render> => render(template, { v }, 'kubernetes-image');
const digest = `sha256:${'0'.repeat(64)}`;

test.each([
  ['{{ v }}', 'registry.example:5000/team/app:v1'],
  ['{{ v }}', `app@${digest}`],
  ['{{ v }}/app:v1', 'registry.example:5000/team'],
  ['{{ v }}:v1', 'registry.example:5000/app'],
  ['registry.example/{{ v }}:v1', 'claims-api'],
  ['registry.example/app:{{ v }}', 'v1.2.3'],
  ['registry.example/app:release-{{ v }}', '42'],
  ['app@{{ v }}', digest],
  ['app@sha256:{{ v }}', '0'.repeat(64)],
])('%s takes %s', (template, value) => {
  expect(image(template, value)).toEqual({ ok: true, text: template.replace('{{ v }}', value) });
});

test.each([
  ['app:{{ v }}', '5000/evil'],
  ['app:{{ v }}', `v1@${digest}`],
  ['registry.example/{{ v }}:v1', '../evil'],
  ['registry.example/{{ v }}:v1', 'other/app'],
  ['registry.example/{{ v }}:v1', 'app:v2'],
  ['{{ v }}/app:v1', 'a@b'],
  ['{{ v }}', 'a b'],
  ['{{ v }}', ''],
  ['app@{{ v }}', 'v1'],
])('%s refuses %s', (template, value) => {
  expect(image(template, value).ok).toBe(false);
});
