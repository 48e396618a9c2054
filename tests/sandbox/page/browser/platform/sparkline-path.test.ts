import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparklinePath } from '#sandbox/page/browser/platform/sparkline-path.ts';

const size = { width: 84, height: 22 };

describe('sparklinePath', () => {
  it('is empty without points', () => {
    expect(sparklinePath([], size)).toEqual({ line: '', area: '' });
  });

  it('ends at the right edge, and starts late when there is little history', () => {
    expect(sparklinePath([0, 0], size).line).toBe('M82.6 22.0L84.0 22.0');
  });

  it('stays inside its box, whatever the history', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (history) => {
        for (const [, x, y] of sparklinePath(history, size).line.matchAll(/[ML](\S+) ([\d.eE+-]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(size.width);
          expect(Number(y)).toBeGreaterThanOrEqual(0);
          expect(Number(y)).toBeLessThanOrEqual(size.height);
        }
      }),
    );
  });
});
