import { describe, expect, it } from 'vitest';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { footerBlocks } from '#handlers/slack/views/card/footer-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anAlert, aSnapshot } from '#tests/handlers/slack/snapshots.ts';

const said = (changes: Parameters<typeof aSnapshot>[0]) =>
  textsOf(footerBlocks(aSnapshot(changes), detailLevels[0])).join('\n');

describe('footerBlocks', () => {
  it('counts the alerts and says how many still fire, and since when', () => {
    const old = anAlert({ status: 'resolved', startsAt: new Date('2026-11-21T00:00:00Z') });
    expect(said({})).toContain('1 alert · firing since <!date^1795313040^');
    expect(said({ alerts: [old, anAlert()] })).toContain('2 alerts, 1 still firing · firing since <!date^1795313040^');
    expect(said({ alerts: [old] })).toContain('1 alert, none firing any more · began <!date^1795219200^');
  });

  it('leads to the graph and the runbook page of the latest alert', () => {
    const text = said({ alerts: [anAlert({ runbookUrl: 'https://wiki.example/r' })] });
    expect(text).toContain('|graph (prometheus.example:9090)>');
    expect(text).toContain('<https://wiki.example/r|runbook page (wiki.example)>');
  });

  it('names every message that did not arrive, or counts it', () => {
    const undelivered = ['page (timeout)', 'card (is_archived)', 'x', 'y', 'z'];
    expect(said({ undelivered })).toContain('⚠ *Did not arrive:* page (timeout); card (is_archived); x … and 2 more');
  });
});
