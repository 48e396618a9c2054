import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { declareIncident, type Declaration } from '#incidents/declare-incident.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const declaration = (changes: Partial<Declaration> = {}): Declaration => ({
  title: 'Members cannot log in',
  severity: 'sev1',
  service: null,
  description: '',
  person: 'U1',
  gesture: randomUUID(),
  ...changes,
});

describe('declareIncident', () => {
  it('opens an incident in the person’s words, with a channel and without an assessment', async () => {
    const declared = await declareIncident(test.deps, declaration({ description: 'Since noon.' }));
    const number = declared.kind === 'declared' ? declared.incident : 0;
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({
      title: 'Members cannot log in',
      state: 'triggered',
      severity: 'sev1',
      severityReason: 'as declared',
    });
    expect(await timelineOf(test, number)).toMatchObject([
      { kind: 'opened', actor: { kind: 'person', id: 'U1' }, text: 'Declared the incident. Since noon.' },
    ]);
    expect(await test.jobs('open-channel', { incident: number })).toHaveLength(1);
    expect(await test.jobs('assess-incident', { incident: number })).toEqual([]);
  });

  it('declares once when Slack sends the same gesture again', async () => {
    const gesture = randomUUID();
    expect(await declareIncident(test.deps, declaration({ gesture }))).toMatchObject({ kind: 'declared' });
    expect(await declareIncident(test.deps, declaration({ gesture }))).toEqual({ kind: 'repeated' });
  });

  it('declares once when the same gesture arrives twice at once', async () => {
    const gesture = randomUUID();
    const both = await Promise.all([1, 2].map(() => declareIncident(test.deps, declaration({ gesture }))));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['declared', 'repeated']);
  });
});
