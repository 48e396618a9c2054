import { describe, expect, it } from 'vitest';
import { actorSchema, firebreak, incidentStates, openStates } from '#domain/incident.ts';

describe('incident states', () => {
  it('are open until the incident is resolved, closed or merged', () => {
    const closed = incidentStates.filter((state) => !(openStates as readonly string[]).includes(state));
    expect(closed).toEqual(['resolved', 'closed', 'merged']);
  });
});

describe('an actor', () => {
  it.each([{ kind: 'person', id: 'U1' }, { kind: 'sender', source: 'alertmanager' }, firebreak])(
    'may be %j',
    (actor) => {
      expect(actorSchema.parse(actor)).toEqual(actor);
    },
  );

  it('is always somebody in particular', () => {
    expect(actorSchema.safeParse({ kind: 'person' }).success).toBe(false);
    expect(actorSchema.safeParse({ kind: 'nobody' }).success).toBe(false);
  });
});
