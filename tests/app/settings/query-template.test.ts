import { describe, expect, it } from 'vitest';
import { namesInTemplate, queryTemplate } from '#app/settings/query-template.ts';
import { settingsSchema } from '#app/settings.ts';
import { problemsOf } from './problems-of.ts';

const problem = (language: 'promql' | 'logql', source: string) =>
  queryTemplate(language).safeParse(source).error?.issues[0]?.message ?? null;

describe('a query with values to fill in', () => {
  it('is taken where they can be made harmless', () => {
    expect(problem('promql', 'rate(requests{service="{{ service }}",pod=~"{{ labels.pod }}"}[5m])')).toBeNull();
    expect(problem('logql', '{app="{{ service }}"}')).toBeNull();
  });

  it('is refused with the reason where they cannot, or where it is no template', () => {
    expect(problem('promql', 'up{service={{ service }}}')).toContain('put it into double quotes');
    expect(problem('logql', '{app={{ service }}}')).toContain('put it into double quotes');
    expect(problem('promql', '{% if a %}up{% endif %}')).toContain('a template may hold only {{ values }}');
  });

  it('tells the names that its values begin with, each once', () => {
    expect(namesInTemplate('{a="{{ service }}",b="{{ labels.pod }}",c="{{ labels.job }}"}')).toEqual([
      'service',
      'labels',
    ]);
    expect(namesInTemplate('{% broken')).toEqual([]);
  });
});

describe('evidence.logs', () => {
  it('is a selector and no more', () => {
    const wrong = (logs: string) => problemsOf(settingsSchema, { evidence: { logs } });
    expect(wrong('{k8s_app="{{ service }}", namespace="{{ namespace }}"}')).toEqual([]);
    const advice = [
      'evidence.logs: must be the selector of a service’s lines alone, such as {k8s_app="{{ service }}"}',
    ];
    for (const logs of ['{app="api"} |= "error"', 'app="api"', '{}']) expect(wrong(logs)).toEqual(advice);
  });
});
