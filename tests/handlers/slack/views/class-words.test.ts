import { describe, expect, it } from 'vitest';
import { classWords } from '#handlers/slack/views/class-words.ts';
import { aConfirmation, anIncident } from '#tests/handlers/slack/snapshots.ts';

const confirmed = { ...aConfirmation, class: 'data.queue_backlog' } as const;

describe('classWords', () => {
  it('says what Firebreak judged while nobody has said the class', () => {
    expect(classWords(anIncident())).toBe('82 % sure: `application.high_latency`');
    const ofCause = { ...confirmed, class: null, cause: 'memory_leak' };
    expect(classWords(anIncident({ confirmed: ofCause }))).toBe('82 % sure: `application.high_latency`');
  });

  it('says what people confirmed, and Firebreak’s answer beside it only where that was another', () => {
    expect(classWords(anIncident({ confirmed: aConfirmation }))).toBe('`application.high_latency`, confirmed');
    expect(classWords(anIncident({ confirmed }))).toBe(
      '`data.queue_backlog`, confirmed — Firebreak was 82 % sure: `application.high_latency`',
    );
    expect(classWords(anIncident({ confirmed, classification: null }))).toBe('`data.queue_backlog`, confirmed');
    const classification = { ...anIncident().classification!, label: 'unknown' } as const;
    expect(classWords(anIncident({ confirmed, classification }))).toContain('— Firebreak was not sure: best guess');
  });
});
