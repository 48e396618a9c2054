import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackLimits } from '#handlers/slack/limits.ts';
import { incidentCard } from '#handlers/slack/views/card.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import {
  aConfirmation,
  aDoubt,
  anApproval,
  anIncident,
  aRun,
  aSnapshot,
  hostileFillers,
  now,
} from '#tests/handlers/slack/snapshots.ts';
import { worstSnapshot } from '#tests/handlers/slack/worst-snapshot.ts';
import { buttonsOf, textsOf } from '#tests/handlers/slack/block-reading.ts';

describe('incidentCard', () => {
  it('tells an engineer what burns, why, what would be done, and who may allow it', () => {
    const { text, blocks } = incidentCard(aSnapshot());
    const card = textsOf(blocks).join('\n');
    expect(card).toContain('INC-12 · SEV1 · HighLatencyP99 on claims-api');
    expect(card).toContain('🔴 Triggered — nobody has it yet');
    expect(card).toContain('SEV1 critical — claims is a tier 1 flow and 3 tenants are affected');
    expect(card).toContain('82 % sure: `application.high_latency`');
    expect(card).toContain('*Likely cause* (91 %): The database connection pool of claims-api is exhausted');
    expect(card).toContain(
      '✓ 98 of 100 database connections in use — prometheus `pg_stat_activity_count{service="claims-api"}`',
    );
    expect(card).toContain('⚠ Did not answer, so this may be incomplete: loki (timeout after 5 s)');
    expect(card).toContain('*Decision: ask before acting*');
    expect(card).toContain('*Runbook* `high-latency-database-connection-pool` · risk medium · waits for approval');
    expect(card).toContain('○ Restart deployment claims/claims-api');
    expect(card).toContain('May approve: <@U01MAYA0001>, <!subteam^S01SREONCALL>');
    expect(card).toContain('Expires <!date^');
    expect(card).toContain('1 alert · firing since <!date^');
    expect(buttonsOf(blocks).map((button) => button.text.text)).toEqual([
      'Approve',
      'Reject',
      'Acknowledge',
      'Resolve',
      'What was it?',
    ]);
    expect(text).toContain('Approval needed: Run high-latency-database-connection-pool on claims-api?');
    expect(validateBlocks('message', blocks)).toEqual([]);
  });

  it.each(hostileFillers)('fits every limit when everything is as long as it can be, made of %j', (filler) => {
    const { text, blocks } = incidentCard(worstSnapshot(filler));
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(slackLimits.blocksTotal);
    expect(text.length).toBeLessThanOrEqual(slackLimits.messageText);
    expect(text.length).toBeGreaterThan(10);
    // Of nine doubts one has its buttons; the card counts the others.
    expect(buttonsOf(blocks)).toHaveLength(9);
    const stop = { by: 'U01MAYA0001', reason: filler.repeat(3000), at: now };
    const { incident } = worstSnapshot(filler);
    for (const confirmed of [incident.confirmed, null]) {
      const stopped = incidentCard({ ...worstSnapshot(filler), incident: { ...incident, confirmed }, stop });
      expect(validateBlocks('message', stopped.blocks)).toEqual([]);
      expect(JSON.stringify(stopped.blocks).length).toBeLessThanOrEqual(slackLimits.blocksTotal);
    }
  });

  it('lets no text of an alert become a mention, a link or a special command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (noise) => {
        const evil = `${noise}<!channel><@U666><https://evil.example|click>${noise}`;
        const { text, blocks } = incidentCard(
          aSnapshot({
            incident: anIncident({ title: evil, severityReason: evil, service: evil, acknowledgedBy: evil }),
          }),
        );
        const marked = textsOf(blocks, 'mrkdwn').join('\n');
        const controls = `${marked}\n${text}`.match(/<[^>]*>/g) ?? [];
        const own = /^<(?:!date\^\d+\^|@U01MAYA0001>|!subteam\^S01SREONCALL>|http:\/\/prometheus\.example)/;
        expect(controls.filter((control) => !own.test(control))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same snapshot', () => {
    expect(incidentCard(aSnapshot())).toEqual(incidentCard(aSnapshot()));
  });

  it('says what people confirmed, and beside it what Firebreak had said', () => {
    const confirmed = { ...aConfirmation, cause: 'memory_leak', class: 'application.oom_kill' } as const;
    const { text, blocks } = incidentCard(aSnapshot({ incident: anIncident({ confirmed }) }));
    const card = textsOf(blocks).join('\n');
    expect(card).toContain('✔ *Confirmed*: A memory leak');
    expect(card).toContain(`by <@${confirmed.by}> <!date^`);
    expect(card).toContain('`application.oom_kill`, confirmed — Firebreak was 82 % sure: `application.high_latency`');
    expect(card).toContain('*Firebreak had said otherwise* (91 %): The database connection pool');
    expect(card).not.toContain('Likely cause');
    expect(buttonsOf(blocks).at(-1)?.text.text).toBe('Correct what it was');
    expect(text).toContain('`application.oom_kill`, confirmed');
    expect(validateBlocks('message', blocks)).toEqual([]);
  });

  it('asks nothing any more once the question has expired', () => {
    const approval = anApproval({ expiresAt: new Date('2026-11-22T02:13:59Z') });
    const { blocks } = incidentCard(aSnapshot({ approval }));
    expect(buttonsOf(blocks).map((button) => button.text.text)).toEqual(['Acknowledge', 'Resolve', 'What was it?']);
    expect(textsOf(blocks).join('\n')).toContain('Expired <!date^');
  });

  it('says first that everything is stopped, and lets nothing be approved', () => {
    const stop = { by: 'U01MAYA0001', reason: 'restarts make it worse', at: now };
    const { blocks } = incidentCard(aSnapshot({ stop }));
    expect(textsOf(blocks)[1]).toMatch(/^⛔ \*All runbooks are stopped by <@U01MAYA0001> .*: restarts make it worse\*/);
    expect(textsOf(blocks).join('\n')).toContain('Cannot be approved while all runbooks are stopped.');
    expect(buttonsOf(blocks).map((button) => button.text.text)).toEqual([
      'Reject',
      'Acknowledge',
      'Resolve',
      'What was it?',
    ]);
  });

  it('puts a doubt before everything else, with its four answers', () => {
    const run = { ...aRun({ state: 'unknown' }), doubts: [aDoubt()] };
    const { blocks } = incidentCard(aSnapshot({ run, approval: null }));
    expect(textsOf(blocks)[1]).toMatch(/^⚠ \*In doubt: Restart deployment\/claims-api in claims\*/);
    expect(buttonsOf(blocks).map((button) => button.text.text)).toEqual([
      'It worked',
      'Run again',
      'Skip',
      'Stop the run',
      'Acknowledge',
      'Resolve',
      'What was it?',
    ]);
    expect(validateBlocks('message', blocks)).toEqual([]);
  });

  it('stands for an incident of which nothing is known yet', () => {
    const { blocks } = incidentCard(
      aSnapshot({
        incident: anIncident({ classification: null, hypothesis: null, evidence: null, decision: null, service: null }),
        alerts: [],
        run: null,
        approval: null,
        timeline: [],
      }),
    );
    const card = textsOf(blocks).join('\n');
    expect(card).toContain('Not assessed yet');
    expect(card).toContain('Service unknown');
    expect(card).toContain('Declared by hand');
    expect(validateBlocks('message', blocks)).toEqual([]);
  });
});
