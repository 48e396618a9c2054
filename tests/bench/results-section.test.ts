import { describe, expect, it } from 'vitest';
import { withSection } from './results-section.ts';

const results = '# Bench results\n\nFigures of one machine.\n\n## one\n\nold\n\n## two\n\nkept\n';

describe('withSection', () => {
  it('adds a bench that was not there at the end', () => {
    expect(withSection('# Bench results\n', 'one', 'figures')).toBe('# Bench results\n\n## one\n\nfigures\n');
  });

  it('replaces the section of its bench and no other', () => {
    expect(withSection(results, 'one', 'new\n')).toBe(
      '# Bench results\n\nFigures of one machine.\n\n## one\n\nnew\n\n## two\n\nkept\n',
    );
    expect(withSection(results, 'two', 'new')).toContain('## one\n\nold\n\n## two\n\nnew\n');
  });

  it('does not take a longer name for its own', () => {
    expect(withSection(results, 'on', 'new')).toContain('## one\n\nold\n');
  });

  it('writes the same text when asked twice', () => {
    const once = withSection(results, 'three', 'figures');
    expect(withSection(once, 'three', 'figures')).toBe(once);
  });
});
