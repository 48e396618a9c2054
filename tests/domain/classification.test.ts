import { describe, expect, it } from 'vitest';
import { classes, classificationSchema, classOrUnknownSchema, classSchema } from '#domain/classification.ts';

describe('the classes', () => {
  it('are the 35 types of the taxonomy, each once', () => {
    expect(classes).toHaveLength(35);
    expect(new Set(classes).size).toBe(35);
  });

  it('fall into the five categories with as many types as the taxonomy has', () => {
    const counts = Object.groupBy(classes, (name) => name.split('.')[0] ?? '');
    expect(Object.fromEntries(Object.entries(counts).map(([name, types]) => [name, types?.length]))).toEqual({
      infrastructure: 9,
      application: 11,
      data: 9,
      security: 5,
      observability: 1,
    });
  });

  it('are spelled category.type in lower case', () => {
    for (const name of classes) expect(name).toMatch(/^[a-z]+\.[a-z]+(_[a-z]+)*$/);
  });

  it('do not include unknown, which is a result and not a class', () => {
    expect(classSchema.safeParse('unknown').success).toBe(false);
    expect(classOrUnknownSchema.parse('unknown')).toBe('unknown');
  });
});

describe('a classification', () => {
  const sure = {
    label: 'application.high_latency',
    confidence: 0.9,
    top: [{ label: 'application.high_latency', probability: 0.9 }],
    reasons: ['latency'],
    abstained: null,
    model: 'm@1',
  };

  it('keeps what the classifier said', () => {
    expect(classificationSchema.parse(sure)).toEqual(sure);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses a confidence of %s', (confidence) => {
    expect(classificationSchema.safeParse({ ...sure, confidence }).success).toBe(false);
  });

  it('refuses a class that the taxonomy does not have', () => {
    expect(classificationSchema.safeParse({ ...sure, label: 'application.gremlins' }).success).toBe(false);
  });
});
