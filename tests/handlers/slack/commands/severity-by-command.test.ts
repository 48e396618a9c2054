import { describe, expect, it } from 'vitest';
import { incidentCommand } from '#handlers/slack/commands/incident-command.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();
const typed = async (text: string): Promise<string> => {
  const answer = await incidentCommand.answer({
    deps: test.deps,
    person: 'U01MAYA0001',
    channelId: 'C0ELSEWHERE',
    text,
    gesture: 'g',
    openModal: () => Promise.reject(new Error('no form is to be opened')),
  });
  return answer?.text ?? '';
};

describe('/incident severity', () => {
  it('lowers the severity in the person’s name', async () => {
    const { number } = await openIncident(test, { severityHint: 'sev1' });
    expect(await typed(`severity ${number} sev3 only reports are late`)).toContain('is sev3 medium now; it was sev1');
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({
      severity: 'sev3',
      severityReason: 'set by a person: only reports are late',
      severitySetBy: 'U01MAYA0001',
    });
  });

  it('asks which incident is meant where the channel does not tell', async () => {
    expect(await typed('severity sev2')).toContain('Which incident?');
  });

  it('changes nothing where two readings are possible', async () => {
    expect(await typed('severity 2 high load')).toContain('can be read in two ways');
  });
});
