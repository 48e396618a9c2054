import { describe, expect, it } from 'vitest';
import { slackLimits } from '#handlers/slack/limits.ts';
import { incidentCard } from '#handlers/slack/views/card.ts';
import { incidentDetails } from '#handlers/slack/views/incident-details.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { buttonsOf, textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anIncident, aSnapshot, hostileFillers } from '#tests/handlers/slack/snapshots.ts';
import { worstSnapshot } from '#tests/handlers/slack/worst-snapshot.ts';

describe('incidentDetails', () => {
  it('tells what happened, who did it, and where the card stands, without buttons', () => {
    const { blocks } = incidentDetails(aSnapshot());
    const text = textsOf(blocks).join('\n');
    expect(text).toContain('*Timeline*');
    expect(text).toContain('alertmanager · Opened by one alert.');
    expect(text).toContain('<@U01MAYA0001> · Acknowledged.');
    expect(text).toContain('The card stands in <#C0INCIDENT12>');
    expect(buttonsOf(blocks)).toEqual([]);
  });

  it('cites every look that showed a fact, which the card tells once', () => {
    const incident = anIncident();
    const [fact] = incident.hypothesis!.evidence;
    const echo = { ...fact!, text: '97 % of the pool is taken', reference: 'another query' };
    const snapshot = aSnapshot({ incident: anIncident({ hypothesis: { ...incident.hypothesis!, echoes: [echo] } }) });
    expect(textsOf(incidentDetails(snapshot).blocks).join('\n')).toContain('`another query`');
    const card = textsOf(incidentCard(snapshot).blocks).join('\n');
    expect(card).toContain(fact!.reference);
    expect(card).not.toContain('another query');
  });

  it('says when there is no channel yet', () => {
    const { blocks } = incidentDetails(aSnapshot({ incident: anIncident({ channelId: null }), timeline: [] }));
    expect(textsOf(blocks)).toContain('Its channel is not open yet.');
  });

  it.each(hostileFillers)('fits every limit when everything is made of %j', (filler) => {
    const { blocks } = incidentDetails(worstSnapshot(filler));
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(slackLimits.blocksTotal);
  });
});
