import { describe, expect, it } from 'vitest';
import { alertSchema, labelsSchema } from '#domain/alert.ts';
import { anAlert } from '#tests/incidents/alerts.ts';

describe('an alert', () => {
  it('is firing or resolved', () => {
    expect(alertSchema.parse(anAlert())).toMatchObject({ status: 'firing' });
    expect(alertSchema.safeParse({ ...anAlert(), status: 'pending' }).success).toBe(false);
  });

  it('has instants for its times, not text', () => {
    expect(alertSchema.safeParse({ ...anAlert(), startsAt: '2026-03-01T03:00:00Z' }).success).toBe(false);
  });

  it('has labels of text only', () => {
    expect(labelsSchema.safeParse({ replicas: 3 }).success).toBe(false);
  });
});
