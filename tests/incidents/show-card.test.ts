import { describe, expect, it } from 'vitest';
import { openChannel } from '#incidents/open-channel.ts';
import { showCard } from '#incidents/show-card.ts';
import { acknowledge } from '#incidents/acknowledge.ts';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { people } from '#sandbox/slack/seed.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';

const test = useTestDeps({ slack: true });
const card = ({ incident }: IncidentSnapshot) => ({ text: `INC-${incident.number}: ${incident.state}`, blocks: [] });
const open = (incident: number) =>
  openChannel(test.deps, { incident }, { name: (number) => `inc-${number}`, topic: () => 'topic', card });
const show = (incident: number) => showCard(test.deps, { incident }, card);
const cards = (incident: number) =>
  test.workspace
    .view(people.maya.id)
    .messages.filter(({ text }) => text.startsWith(`INC-${incident}:`))
    .map(({ text }) => text);

describe('showCard', () => {
  it('edits the card to what is true now, and posts no second one', async () => {
    const { number } = await openIncident(test);
    await open(number);
    await acknowledge(test.deps, { incident: number, person: people.maya.id });
    await show(number);
    expect(cards(number)).toEqual([`INC-${number}: acknowledged`]);
  });

  it('does nothing before the card is posted', async () => {
    const { number } = await openIncident(test);
    const calls = test.workspace.calls().length;
    await show(number);
    expect(test.workspace.calls()).toHaveLength(calls);
  });

  it('does nothing for an incident that does not exist', async () => {
    await expect(show(999_999)).resolves.toBeUndefined();
  });
});
