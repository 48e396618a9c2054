import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { incidentCommand } from '#handlers/slack/commands/incident-command.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();
const type = async (text: string, channelId = 'C0ELSEWHERE') => {
  const opened: ModalView[] = [];
  const openModal = async (view: ModalView) => {
    opened.push(view);
    return null;
  };
  const gesture = { deps: test.deps, person: 'U01MAYA0001', channelId, text, gesture: 'g', openModal };
  return { told: (await incidentCommand.answer(gesture))?.text ?? null, opened };
};

describe('/incident cause', () => {
  it('opens the form for the incident that is named, and for the one whose channel this is', async () => {
    const { number } = await openIncident(test);
    const channel = { id: `C0${number}`, name: `inc-${number}` };
    await test.write((trx) => updateIncident(trx, number, { channel }, test.clock.now()));
    for (const { told, opened } of [await type(`cause ${number}`), await type('cause', channel.id)]) {
      expect(told).toBeNull();
      expect(opened).toMatchObject([{ private_metadata: `{"incident":${number}}` }]);
    }
  });

  it('opens nothing where no incident is meant', async () => {
    expect(await type('cause')).toEqual({ told: expect.stringContaining('Which incident?'), opened: [] });
    expect(await type('cause 999999')).toEqual({ told: expect.stringContaining('There is no INC-999999'), opened: [] });
  });
});
