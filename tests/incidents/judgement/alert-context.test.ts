import { describe, expect, it } from 'vitest';
import type { SeenChange } from '#domain/hypothesis.ts';
import { alertContextOf } from '#incidents/judgement/alert-context.ts';
import { anAlert } from '#tests/handlers/slack/snapshots.ts';

const change = (changes: Partial<SeenChange>): SeenChange => ({
  at: new Date('2026-03-01T02:50:00Z'),
  kind: 'rollout',
  object: 'deployment/claims-api',
  text: 'image 1 → 2',
  source: 'kubernetes',
  reference: 'replicaset/claims-api-2',
  service: 'claims-api',
  minutesBefore: 9,
  ...changes,
});
const alert = anAlert({ service: 'claims-api' });
const contextOf = (changes: readonly SeenChange[], siblings = [alert]) =>
  alertContextOf({ service: 'claims-api' }, alert, siblings, { changes }, { classCounts: null, otherFiringAlerts: 2 });

describe('alertContextOf', () => {
  it('knows the latest rollout and rollback of the service before the alert', () => {
    const changes = [change({}), change({ minutesBefore: 4 }), change({ kind: 'rollback', minutesBefore: 30 })];
    expect(contextOf(changes)).toMatchObject({ minutesSinceDeployment: 4, minutesSinceRollback: 30 });
  });

  it('takes no other service’s rollout, no other change, and none after the alert', () => {
    const others = [change({ service: 'auth' }), change({ kind: 'configuration' }), change({ minutesBefore: -1 })];
    expect(contextOf(others)).toMatchObject({ minutesSinceDeployment: null, minutesSinceRollback: null });
  });

  it('counts what fires beside the alert, in its incident and elsewhere', () => {
    const siblings = [alert, anAlert({ id: 2 }), anAlert({ id: 3, status: 'resolved' })];
    expect(contextOf([], siblings)).toMatchObject({ service: 'claims-api', at: alert.startsAt, firingAlerts: 3 });
  });
});
