import { describe, expect, it } from 'vitest';
import { sendPage } from '#incidents/send-page.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { wasPaged } from '#store/repositories/pages.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps({ platform: true });
const page = (incident: number, action: 'trigger' | 'acknowledge' | 'resolve' = 'trigger') => ({
  incident,
  action,
  summary: `INC-${incident} needs you`,
  severity: 'sev1' as const,
});
const pagesFor = (incident: number) =>
  test.platform.pages().filter(({ dedupKey }) => dedupKey.startsWith(`firebreak/INC-${incident}/`));

describe('sendPage', () => {
  it('wakes somebody for an incident, and writes that down', async () => {
    const { number, alert } = await openIncident(test);
    await sendPage(test.deps, page(number));
    expect(pagesFor(number)).toMatchObject([
      { action: 'trigger', summary: `INC-${number} needs you`, severity: 'critical', source: alert.service },
    ]);
    expect(await wasPaged(test.deps.db, number)).toBe(true);
    expect(await timelineOf(test, number, 'paged')).toMatchObject([
      { text: `Paged the on-call: INC-${number} needs you` },
    ]);
  });

  it('sends every event of an incident under one key, so that they are one page', async () => {
    const { number } = await openIncident(test);
    for (const action of ['trigger', 'acknowledge', 'resolve'] as const)
      await sendPage(test.deps, page(number, action));
    expect(new Set(pagesFor(number).map(({ dedupKey }) => dedupKey)).size).toBe(1);
    expect(pagesFor(number).map(({ action }) => action)).toEqual(['trigger', 'acknowledge', 'resolve']);
    expect((await timelineOf(test, number, 'paged')).map(({ text }) => text).slice(1)).toEqual([
      'Acknowledged the page.',
      'Resolved the page.',
    ]);
  });

  it.each(['resolved', 'closed'] as const)('wakes nobody for an incident that is %s meanwhile', async (state) => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state }, test.clock.now()));
    await sendPage(test.deps, page(number));
    expect(pagesFor(number)).toEqual([]);
    expect(await timelineOf(test, number, 'paged')).toEqual([]);
  });

  it('writes nothing down that PagerDuty did not take', async () => {
    const { number } = await openIncident(test);
    test.platform.pagerduty.failNext({ status: 503 });
    await expect(sendPage(test.deps, page(number))).rejects.toMatchObject({ system: 'pagerduty' });
    expect(await wasPaged(test.deps.db, number)).toBe(false);
  });

  it('says for good that nobody can be paged where PagerDuty is not configured', async () => {
    const { number } = await openIncident(test);
    const deps = { ...test.deps, clients: { ...test.deps.clients, pagerduty: null } };
    await expect(sendPage(deps, page(number))).rejects.toMatchObject({ code: 'not_configured', retry: { kind: 'no' } });
  });

  it('passes over an incident that does not exist', async () => {
    await sendPage(test.deps, page(999_999));
    expect(pagesFor(999_999)).toEqual([]);
  });
});
