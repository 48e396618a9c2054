import { describe, expect, it } from 'vitest';
import { settingsSchema } from '#app/settings.ts';
import { problemsOf } from './problems-of.ts';

const clashes = (settings: object) => problemsOf(settingsSchema, settings);

describe('settings that clash', () => {
  it('are none in an empty firebreak.yml', () => {
    expect(clashes({})).toEqual([]);
  });

  it('are a reminder that comes when the question is gone', () => {
    expect(clashes({ approvals: { page_after: '30m' } })).toEqual([
      'approvals.page_after: is 30 min, but approvals.expire_after is 30 min, so a question would be gone before anybody is paged: make page_after the shorter one',
    ]);
    expect(clashes({ approvals: { page_after: '29m' } })).toEqual([]);
  });

  it('are a quorum of more people than there are', () => {
    const approvals = { quorum: 2, by_risk: { high: { quorum: 3 } } };
    expect(clashes({ approvers: ['U012ABCDEF'], approvals })).toEqual([
      'approvals.quorum: is 2, but approvers lists one person, so nothing could ever be approved: list more approvers or lower it',
      expect.stringMatching(/^approvals\.by_risk\.high\.quorum: is 3, but approvers lists one person/),
    ]);
    expect(clashes({ approvers: ['U012ABCDEF', 'U034ABCDEF', 'U012ABCDEF'], approvals })).toEqual([
      expect.stringMatching(/^approvals\.by_risk\.high\.quorum: is 3, but approvers lists 2 people/),
    ]);
  });

  it('are not seen where a group may hold enough people', () => {
    expect(clashes({ approvers: ['U012ABCDEF', 'S012ABCDEF'], approvals: { quorum: 9 } })).toEqual([]);
  });

  it('are queries that fill in what nothing has a value for', () => {
    const evidence = {
      logs: '{app="{{ sevice }}"}',
      metrics: { slow: { query: 'up{shard="{{ shard }}"}', unit: 'count' } },
    };
    expect(clashes({ evidence })).toEqual([
      expect.stringMatching(
        /^evidence\.metrics\.slow\.query: fills in \{\{ shard \}\}, but no service of the catalogue has vars\.shard: use one of service, /,
      ),
      'evidence.logs: fills in {{ sevice }}, but no service of the catalogue has vars.sevice: did you mean service?',
    ]);
    const metrics = { slow: { query: 'up{shard="{{ shard }}",pod="{{ labels.pod }}"}', unit: 'count' } };
    expect(clashes({ evidence: { metrics }, services: { api: { vars: { shard: 3 } } } })).toEqual([]);
  });

  it('are bands of which one begins above the next', () => {
    expect(clashes({ confidence: { act: 0.9 } })).toEqual([
      'confidence.high: is 0.85, but confidence.act is 0.9: raise the one or lower the other',
    ]);
    expect(clashes({ decisions: { record: { good_from: 0.8, fewest_runs: 6 } } })).toEqual([
      'decisions.record.proven_from: is 0.7, but decisions.record.good_from is 0.8: raise the one or lower the other',
      'decisions.record.proven_runs: is 5, but decisions.record.fewest_runs is 6: raise the one or lower the other',
    ]);
  });

  it('are two entries for one host that differ in whether it may be inside the network', () => {
    const inside = { host: 'flags.example.com', private: true };
    expect(clashes({ http: { allow: ['a.example.com', inside, 'flags.example.com'] } })).toEqual([
      'http.allow.2: names flags.example.com as http.allow.1 does, but only one of them says private: true: keep one',
    ]);
    expect(clashes({ http: { allow: [inside, inside, 'http://flags.example.com'] } })).toEqual([]);
  });
});
