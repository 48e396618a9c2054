import { expect, it } from 'vitest';
import type { Classification } from '#domain/classification.ts';
import type { Decision } from '#domain/decision.ts';
import type { SeverityJudgement } from '#domain/severity-judgement.ts';
import type { Evidence, Hypothesis } from '#domain/hypothesis.ts';
import { incidentStates, openStates } from '#domain/incident.ts';
import { attachAlert, upsertAlerts } from '#store/repositories/alerts.ts';
import { insertDelivery } from '#store/repositories/deliveries.ts';
import {
  firingDespiteSuccess,
  incidentByNumber,
  incidentList,
  incidentOfChannelId,
  lockIncident,
  openIncidentsOfService,
  updateIncident,
  type IncidentChange,
} from '#store/repositories/incidents.ts';
import { anAlert, freshService, resolved } from '#tests/incidents/alerts.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the incidents', (databases) => {
  const store = useDatabase(databases);
  const change = (number: number, changes: IncidentChange, now = at(1)) =>
    store.write((trx) => updateIncident(trx, number, changes, now));

  it('begin triggered, with nothing judged and nobody at work', async () => {
    const number = await store.incident({ tenant: 'acme' }, at(0));
    expect(await incidentByNumber(store.db, number)).toEqual({
      number,
      title: 'HighLatencyP99 on claims-api',
      state: 'triggered',
      severity: 'sev2',
      severityReason: 'the sender calls it high',
      severityJudgement: null,
      severitySetBy: null,
      service: 'claims-api',
      namespace: 'claims',
      cluster: null,
      tenant: 'acme',
      classification: null,
      hypothesis: null,
      evidence: null,
      decision: null,
      confirmed: null,
      channelId: null,
      channelName: null,
      acknowledgedBy: null,
      createdAt: at(0),
      updatedAt: at(0),
      resolvedAt: null,
    });
  });

  it('keep who set the severity and what was judged, and give the severity back', async () => {
    const number = await store.incident();
    const severityJudgement: SeverityJudgement = {
      verdict: {
        severity: 'sev2',
        reason: 'why',
        by: 'model',
        floors: [{ id: 'three-services', atLeast: 'sev2', text: '3 services are affected' }],
        contributions: [{ text: 'a tier 1 service', logOdds: 1.25 }],
        score: 1.25,
        probabilities: { sev1: 0.1, sev2: 0.6, sev3: 0.2, sev4: 0.1 },
      },
      reach: '3 services',
      escalations: null,
      milderSaid: false,
    };
    await store.write((trx) => updateIncident(trx, number, { severityJudgement, severitySetBy: 'U1' }, at(1)));
    expect(await incidentByNumber(store.db, number)).toMatchObject({ severityJudgement, severitySetBy: 'U1' });
    await store.write((trx) => updateIncident(trx, number, { severitySetBy: null }, at(2)));
    expect(await incidentByNumber(store.db, number)).toMatchObject({ severityJudgement, severitySetBy: null });
  });

  it('keep what people say they were, and forget it when it is taken back', async () => {
    const number = await store.incident();
    const confirmed = {
      class: 'application.oom_kill',
      cause: 'other',
      note: "O'Brien saw it",
      by: 'U1',
      at: at(3),
    } as const;
    await change(number, { confirmed });
    expect(await incidentByNumber(store.db, number)).toMatchObject({ confirmed });
    const ofCause = { ...confirmed, class: null, note: null };
    await change(number, { confirmed: ofCause });
    await change(number, { severity: 'sev1' });
    expect(await incidentByNumber(store.db, number)).toMatchObject({ confirmed: ofCause });
    await change(number, { confirmed: null });
    expect(await incidentByNumber(store.db, number)).toMatchObject({ confirmed: null });
  });

  it('refuse a confirmation that says nothing', async () => {
    const number = await store.incident();
    const confirmed = { class: null, cause: null, note: 'what?', by: 'U1', at: at(3) };
    await expect(change(number, { confirmed })).rejects.toThrow('confirmed_by_somebody');
  });

  it('have rising numbers', async () => {
    const first = await store.incident();
    expect(await store.incident()).toBeGreaterThan(first);
  });

  it('keep a judgement as it was made', async () => {
    const number = await store.incident();
    const classification: Classification = {
      label: 'application.high_latency',
      confidence: 0.93,
      top: [{ label: 'application.high_latency', probability: 0.93 }],
      reasons: ['latency', "O'Brien"],
      abstained: null,
      model: 'm@1',
    };
    const finding = { id: 'x', present: true, text: 't', source: 's', reference: 'r', observedAt: at(0) };
    const hypothesis: Hypothesis = {
      cause: 'connection_pool_exhaustion',
      title: 'Pool exhausted',
      confidence: 0.8,
      wording: 'claim',
      evidence: [finding],
      competing: [],
    };
    const evidence: Evidence = { findings: [finding], unavailable: [], metrics: { p99_latency: 3400 }, changes: [] };
    const decision: Decision = { action: 'ask', reason: 'why', runbook: 'restart', alternatives: ['other'] };
    await change(number, { classification, hypothesis, evidence, decision });
    const judged = { classification, hypothesis, evidence, decision };
    expect(await incidentByNumber(store.db, number)).toMatchObject(judged);
    await change(number, { hypothesis: null, decision: null });
    const anew = { ...judged, hypothesis: null, decision: null };
    expect(await incidentByNumber(store.db, number)).toMatchObject(anew);
  });

  it('change only in what is named', async () => {
    const number = await store.incident();
    const before = await incidentByNumber(store.db, number);
    await change(number, { severity: 'sev1' }, at(7));
    expect(await incidentByNumber(store.db, number)).toEqual({ ...before, severity: 'sev1', updatedAt: at(7) });
  });

  it('lose their end when they are reopened', async () => {
    const number = await store.incident();
    await change(number, { state: 'resolved', resolvedAt: at(5) });
    await change(number, { state: 'triggered', resolvedAt: null });
    expect(await incidentByNumber(store.db, number)).toMatchObject({ state: 'triggered', resolvedAt: null });
  });

  it('are found by their channel, which belongs to one of them', async () => {
    const [one, other] = [await store.incident(), await store.incident()];
    const channel = { id: `C${one}`, name: `inc-${one}` };
    await change(one, { channel });
    expect(await incidentOfChannelId(store.db, channel.id)).toBe(one);
    expect(await incidentOfChannelId(store.db, 'CNONE')).toBeNull();
    await expect(change(other, { channel })).rejects.toThrow('channel_id');
  });

  it('are listed newest first, open ones alone where so asked, up to a limit', async () => {
    const [older, over, newer] = [await store.incident(), await store.incident(), await store.incident()];
    await change(over, { state: 'resolved', resolvedAt: at(2) });
    const numbers = async (which: 'open' | 'all', limit: number) =>
      (await incidentList(store.db, which, limit)).map(({ number }) => number);
    expect(await numbers('all', 3)).toEqual([newer, over, older]);
    expect(await numbers('open', 2)).toEqual([newer, older]);
  });

  it.each(incidentStates)('collect alerts of their service while open, so %s', async (state) => {
    const service = freshService();
    const number = await store.incident({ service });
    await change(number, { state });
    const place = { service, namespace: 'claims', cluster: null };
    const found = (await openIncidentsOfService(store.db, place, at(0))).map((incident) => incident.number);
    expect(found).toEqual((openStates as readonly string[]).includes(state) ? [number] : []);
  });

  it('are those of a service only in the same namespace and cluster, and while their latest alert is recent', async () => {
    const service = freshService();
    const number = await store.incident({ service, namespace: null, cluster: 'eu' }, at(10));
    const find = async (namespace: string | null, cluster: string | null, since: Date) =>
      (await openIncidentsOfService(store.db, { service, namespace, cluster }, since)).map((one) => one.number);
    expect(await find(null, 'eu', at(10))).toEqual([number]);
    expect(await find(null, null, at(10))).toEqual([]);
    expect(await find('claims', 'eu', at(10))).toEqual([]);
    expect(await find(null, 'eu', at(11))).toEqual([]);
    await change(number, { lastAlertAt: at(20) });
    expect(await find(null, 'eu', at(15))).toEqual([number]);
  });

  it('are remembered as mended in vain while alerts fire on after a success, for longer than it may take', async () => {
    const mended = async (status: 'firing' | 'resolved') => {
      const number = await store.incident();
      const alert = anAlert();
      await store.write(async (trx) => {
        const facts = { source: 'a', receivedAt: at(0), alertCount: 1, truncatedCount: 0, body: '' };
        const delivery = await insertDelivery(trx, facts);
        const { firing } = await upsertAlerts(trx, delivery, [alert], at(0));
        await attachAlert(trx, firing[0] ?? 0, number);
        if (status === 'resolved') await upsertAlerts(trx, delivery, [resolved(alert)], at(1));
      });
      await change(number, { state: 'monitoring' }, at(5));
      return number;
    };
    const [firing, quiet] = [await mended('firing'), await mended('resolved')];
    expect(await firingDespiteSuccess(store.db, at(5))).not.toContain(firing);
    const late = await firingDespiteSuccess(store.db, at(6));
    expect(late).toContain(firing);
    expect(late).not.toContain(quiet);
    await change(firing, { state: 'triggered' }, at(5));
    expect(await firingDespiteSuccess(store.db, at(6))).not.toContain(firing);
  });

  it('are held by whoever locked them, so that two decisions cannot pass each other', async () => {
    const number = await store.incident();
    const takeOver = (person: string) =>
      store.write(async (trx) => {
        const incident = await lockIncident(trx, number);
        if (incident?.acknowledgedBy) return incident.acknowledgedBy;
        await updateIncident(trx, number, { acknowledgedBy: person }, at(1));
        return person;
      });
    const [one, other] = await Promise.all([takeOver('U1'), takeOver('U2')]);
    expect(one).toBe(other);
  });

  it('do not exist under an unknown number', async () => {
    expect(await incidentByNumber(store.db, 999_999)).toBeNull();
    expect(await store.write((trx) => lockIncident(trx, 999_999))).toBeNull();
  });
});
