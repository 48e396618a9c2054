import { describe, expect, it } from 'vitest';
import { gestureName } from '#handlers/slack/gesture-name.ts';

describe('gestureName', () => {
  it('names commands, presses, forms and events without telling what was typed', () => {
    expect(gestureName({ command: '/incident', text: 'secret' })).toBe('command /incident');
    expect(gestureName({ type: 'block_actions', actions: [{ action_id: 'a', value: 'secret' }] })).toBe(
      'block_actions a',
    );
    expect(gestureName({ type: 'view_submission', view: { callback_id: 'c' } })).toBe('view_submission c');
    expect(gestureName({ type: 'event_callback', event: { type: 'app_mention' } })).toBe('event app_mention');
    expect(gestureName({ actions: 'odd' })).toBe('payload of unknown shape');
  });
});
