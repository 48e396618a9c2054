import { describe, expect, it } from 'vitest';
import { nearestWord } from '#handlers/slack/commands/nearest-word.ts';

describe('nearestWord', () => {
  it('finds the word that one or two slips make', () => {
    expect(nearestWord('hgih-latency', ['high-latency', 'disk-full'])).toBe('high-latency');
    expect(nearestWord('LIST', ['list'])).toBe('list');
  });

  it('suggests nothing that is too far away, and nothing for a mere stub', () => {
    expect(nearestWord('disk', ['list'])).toBeNull();
    expect(nearestWord('x', ['ack', 'run'])).toBeNull();
    expect(nearestWord('x'.repeat(5000), ['list'])).toBeNull();
  });
});
