import { describe, expect, it } from 'vitest';
import { commandText } from '#handlers/slack/commands/command-text.ts';

describe('commandText', () => {
  it('is what the person typed, once unescaped', () => {
    expect(commandText(' declare p99 &gt; 2s &amp; errors &amp;lt; ')).toBe('declare p99 > 2s & errors &lt;');
    expect(commandText(undefined)).toBe('');
  });
});
