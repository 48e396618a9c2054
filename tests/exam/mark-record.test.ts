import { describe, expect, test } from 'vitest';
import { markRecord } from './mark-record.ts';
import { testRecord } from './test-record.ts';

describe('markRecord', () => {
  test('takes what people were told as the first answer, whatever was more probable', () => {
    const told = { cause: 'dns_failure', confidence: 0.6 };
    expect(markRecord(testRecord({ told, ranked: ['bad_rollout', 'dns_failure'] }))?.top1).toBe(true);
  });

  test('counts three answers: the one told, then the most probable others', () => {
    const told = { cause: 'bad_rollout', confidence: 0.6 };
    const third = testRecord({ told, ranked: ['bad_rollout', 'packet_loss', 'dns_failure'] });
    expect(markRecord(third)).toMatchObject({ top1: false, top3: true });
    const fourth = testRecord({ told, ranked: ['node_failure', 'packet_loss', 'bad_rollout', 'dns_failure'] });
    expect(markRecord(fourth)).toMatchObject({ top1: false, top3: false });
  });

  test('calls an answer wrong and confident from 0.8 on, and never a right one', () => {
    const wrong = (confidence: number) => markRecord(testRecord({ told: { cause: 'bad_rollout', confidence } }));
    expect(wrong(0.8)?.wrongAndConfident).toBe(true);
    expect(wrong(0.79)?.wrongAndConfident).toBe(false);
    const right = markRecord(testRecord({ told: { cause: 'dns_failure', confidence: 0.99 } }));
    expect(right?.wrongAndConfident).toBe(false);
  });

  test('gives no credit for telling nothing, and none for a cause that was merely most probable', () => {
    const silent = markRecord(testRecord({ told: null, ranked: ['dns_failure'] }));
    expect(silent).toMatchObject({ top1: false, top3: true, wrongAndConfident: false });
  });

  test('accepts what the table of showings accepts, and only for that fault', () => {
    const told = { cause: 'traffic_spike', confidence: 0.9 };
    const crowd = testRecord({ cause: 'hpa_at_maximum', fault: 'hpa-at-maximum', told });
    expect(markRecord(crowd)?.top1).toBe(true);
    expect(markRecord(testRecord({ told }))?.top1).toBe(false);
  });

  test('marks nothing where there was no incident', () => {
    expect(markRecord({ ...testRecord({}), judgement: null })).toBeNull();
  });
});
