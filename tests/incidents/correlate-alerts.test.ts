import { expect, it } from 'vitest';
import { firebreak } from '#domain/incident.ts';
import { correlateAlerts } from '#incidents/correlate-alerts.ts';
import { ingestAlerts } from '#incidents/ingest-alerts.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentByNumber, updateIncident } from '#store/repositories/incidents.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { sweep } from '#incidents/sweep.ts';
import { anAlert, deliver, freshService, incidentOf, openIncident, resolved } from './alerts.ts';
import { timelineOf } from './timeline-of.ts';

describeOnEachDatabase('correlateAlerts', (databases) => {
  const test = useTestDeps({ location: () => databases.migrated() });
  const incident = async (number: number | null) => incidentByNumber(test.deps.db, number ?? 0);

  it('opens an incident with its reason, its channel and its assessment', async () => {
    const { number, alert } = await openIncident(test, { severityHint: 'sev1', tenant: 'acme' });
    expect(await incident(number)).toMatchObject({
      title: `HighLatencyP99 on ${alert.service}`,
      state: 'triggered',
      severity: 'sev1',
      severityReason: 'the sender calls it critical',
      service: alert.service,
      tenant: 'acme',
    });
    expect(await timelineOf(test, number)).toMatchObject([
      {
        kind: 'opened',
        actor: { kind: 'sender', source: 'alertmanager' },
        text: `HighLatencyP99 fired: ${alert.summary}. Opened because ${alert.service} had no open incident.`,
      },
    ]);
    expect(await test.jobs('open-channel', { incident: number })).toHaveLength(1);
    expect(await test.jobs('assess-incident', { incident: number })).toHaveLength(1);
  });

  it('treats an alert that its sender did not rate as medium', async () => {
    const { number } = await openIncident(test, { severityHint: null });
    expect(await incident(number)).toMatchObject({ severity: 'sev3', severityReason: 'the sender gave no severity' });
  });

  it('opens one incident for ten copies of an alert', async () => {
    const alert = anAlert();
    for (let copy = 0; copy < 10; copy += 1) await deliver(test, alert);
    const number = (await incidentOf(test, alert)) ?? 0;
    expect(await alertsOfIncident(test.deps.db, number)).toHaveLength(1);
    expect(await test.jobs('open-channel', { incident: number })).toHaveLength(1);
  });

  it('opens one incident for ten alerts of a service that arrive together', async () => {
    const service = freshService();
    const alerts = Array.from({ length: 10 }, (_, i) => anAlert({ service, labels: { pod: `pod-${i}` } }));
    await deliver(test, ...alerts);
    const numbers = new Set(await Promise.all(alerts.map((alert) => incidentOf(test, alert))));
    expect(numbers.size).toBe(1);
    const [number = null] = numbers;
    expect(await alertsOfIncident(test.deps.db, number ?? 0)).toHaveLength(10);
    expect(await timelineOf(test, number ?? 0, 'alert_attached')).toHaveLength(9);
  });

  it('opens one incident when two transactions look at the same trouble at once', async () => {
    const service = freshService();
    const ids: number[] = [];
    for (const pod of ['a', 'b']) {
      const alerts = [anAlert({ service, labels: { pod } })];
      await ingestAlerts(test.deps, { source: 'alertmanager', alerts, truncatedCount: 0, body: '{}' });
      ids.push(...((await test.jobs('correlate-alerts')).at(-1)?.payload.alerts ?? []));
    }
    await Promise.all(ids.map((id) => correlateAlerts(test.deps, { alerts: [id] })));
    const rows = await test.deps.db.selectFrom('incidents').select('number').where('service', '=', service).execute();
    expect(rows).toHaveLength(1);
    expect(await alertsOfIncident(test.deps.db, rows[0]?.number ?? 0)).toHaveLength(2);
  });

  it('changes nothing when its job is repeated', async () => {
    const { number, alert } = await openIncident(test);
    const job = (await test.jobs('correlate-alerts')).at(-1);
    const before = await timelineOf(test, number);
    await correlateAlerts(test.deps, job?.payload ?? { alerts: [] });
    expect(await incidentOf(test, alert)).toBe(number);
    expect(await timelineOf(test, number)).toEqual(before);
  });

  it('opens an incident of its own for another service, and for the same service elsewhere', async () => {
    const service = freshService();
    const { number } = await openIncident(test, { service });
    expect((await openIncident(test)).number).not.toBe(number);
    expect((await openIncident(test, { service, cluster: 'prod-us-1' })).number).not.toBe(number);
    expect((await openIncident(test, { service, namespace: 'claims-staging' })).number).not.toBe(number);
  });

  it('attaches another alert of the service while the last one is recent, and says why', async () => {
    const service = freshService();
    const { number } = await openIncident(test, { service });
    test.clock.advance(test.deps.policy.correlationWindowMs);
    const other = anAlert({ service, name: 'HighErrorRate' });
    await deliver(test, other);
    expect(await incidentOf(test, other)).toBe(number);
    const [entry] = await timelineOf(test, number, 'alert_attached');
    expect(entry?.text).toContain(`Attached because ${service} already has an open incident.`);

    test.clock.advance(test.deps.policy.correlationWindowMs + 1);
    const late = anAlert({ service, name: 'PodCrashLooping' });
    await deliver(test, late);
    expect(await incidentOf(test, late)).not.toBe(number);
  });

  it('attaches a new firing of an alert that the incident already holds, however long ago', async () => {
    const { number, alert } = await openIncident(test);
    test.clock.advance(24 * 3_600_000);
    await deliver(test, { ...alert, startsAt: test.clock.now() });
    expect(await incidentOf(test, alert)).toBe(number);
  });

  it('raises the severity when a worse alert joins, and never lowers it', async () => {
    const service = freshService();
    const { number } = await openIncident(test, { service, severityHint: 'sev3' });
    await deliver(test, anAlert({ service, name: 'Worse', severityHint: 'sev1' }));
    expect(await incident(number)).toMatchObject({
      severity: 'sev1',
      severityReason: 'Worse fired as critical',
    });
    await deliver(test, anAlert({ service, name: 'Milder', severityHint: 'sev4' }));
    expect(await incident(number)).toMatchObject({ severity: 'sev1' });
  });

  it('resolves an incident when the last of its alerts has ended', async () => {
    const service = freshService();
    const { number, alert } = await openIncident(test, { service });
    const other = anAlert({ service, name: 'HighErrorRate' });
    await deliver(test, other);
    await deliver(test, resolved(alert));
    expect(await incident(number)).toMatchObject({ state: 'triggered' });
    await deliver(test, resolved(other));
    expect(await incident(number)).toMatchObject({ state: 'resolved', resolvedAt: test.clock.now() });
    expect((await timelineOf(test, number, 'alert_resolved')).map(({ text }) => text)).toEqual([
      'HighLatencyP99 is no longer firing.',
      'HighErrorRate is no longer firing.',
    ]);
  });

  it('says that it was Firebreak which ended an alert whose sender went silent', async () => {
    const { number, alert } = await openIncident(test, { expiresAt: new Date(test.clock.now().getTime() + 1000) });
    test.clock.advance(2000);
    await sweep(test.deps);
    const job = (await test.jobs('correlate-alerts')).at(-1);
    await correlateAlerts(test.deps, job?.payload ?? { alerts: [] });
    expect(await timelineOf(test, number, 'alert_resolved')).toMatchObject([{ actor: firebreak }]);
    expect(await incident(await incidentOf(test, alert))).toMatchObject({ state: 'resolved' });
  });

  it('reopens an incident whose alert fires again shortly after it ended, and looks at it anew', async () => {
    const { number, alert } = await openIncident(test);
    await deliver(test, resolved(alert));
    const assessments = await test.jobs('assess-incident', { incident: number });
    test.clock.advance(test.deps.policy.correlationWindowMs);
    await deliver(test, { ...alert, startsAt: test.clock.now() });
    expect(await incidentOf(test, alert)).toBe(number);
    expect(await incident(number)).toMatchObject({ state: 'triggered', resolvedAt: null });
    expect(await timelineOf(test, number, 'reopened')).toHaveLength(1);
    expect(await test.jobs('assess-incident', { incident: number })).toHaveLength(assessments.length + 1);
    expect(await test.jobs('open-channel', { incident: number })).toHaveLength(1);
  });

  it('opens a new incident when the alert fires again long after', async () => {
    const { number, alert } = await openIncident(test);
    await deliver(test, resolved(alert));
    test.clock.advance(test.deps.policy.correlationWindowMs + 1);
    await deliver(test, { ...alert, startsAt: test.clock.now() });
    expect(await incidentOf(test, alert)).not.toBe(number);
  });

  it('leaves an incident alone that a person has ended, when its alert ends later', async () => {
    const { number, alert } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state: 'closed' }, test.clock.now()));
    await deliver(test, resolved(alert));
    expect(await incident(number)).toMatchObject({ state: 'closed' });
    expect(await timelineOf(test, number, 'alert_resolved')).toEqual([]);
  });

  it('passes over alerts that do not exist', async () => {
    await expect(correlateAlerts(test.deps, { alerts: [999_999_999] })).resolves.toBeUndefined();
  });
});
