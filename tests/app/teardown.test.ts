import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Teardown } from '#app/teardown.ts';
import { readableLog } from '#tests/handlers/slack/readable-log.ts';

describe('Teardown', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function withParts(...names: string[]) {
    const { log, lines } = readableLog();
    const teardown = new Teardown(log);
    const stopped: string[] = [];
    for (const name of names) teardown.add(name, async () => void stopped.push(name));
    return { teardown, stopped, lines };
  }

  it('stops the parts one after the other, last first', async () => {
    const { log } = readableLog();
    const teardown = new Teardown(log);
    const events: string[] = [];
    for (const name of ['database', 'queue', 'http']) {
      teardown.add(name, async () => {
        events.push(`${name} stops`);
        await Promise.resolve();
        events.push(`${name} has stopped`);
      });
    }
    await teardown.run();
    expect(events).toEqual([
      'http stops',
      'http has stopped',
      'queue stops',
      'queue has stopped',
      'database stops',
      'database has stopped',
    ]);
  });

  it('stops everything once, however often it is asked to', async () => {
    const { teardown, stopped } = withParts('database', 'queue');
    await Promise.all([teardown.run(), teardown.run()]);
    await teardown.run();
    expect(stopped).toEqual(['queue', 'database']);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('stuck'))],
    [
      'throws',
      () => {
        throw new Error('stuck');
      },
    ],
  ])('stops the rest when a part %s, and names it in the log', async (_, stop) => {
    const { teardown, stopped, lines } = withParts('database');
    teardown.add('slack', stop);
    await teardown.run();
    expect(stopped).toEqual(['database']);
    expect(lines).toMatchObject([{ level: 'warn', facts: { part: 'slack' }, message: 'slack did not stop cleanly' }]);
  });

  it('leaves a part behind that hangs, after four seconds', async () => {
    const { teardown, stopped, lines } = withParts('database');
    teardown.add('http', () => new Promise(() => undefined));
    const done = teardown.run();
    await vi.advanceTimersByTimeAsync(3999);
    expect(stopped).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect(stopped).toEqual(['database']);
    expect(lines).toMatchObject([{ facts: { part: 'http', err: { message: 'did not stop within 4000 ms' } } }]);
  });

  it('leaves no timer that would hold the process', async () => {
    const { teardown } = withParts('database', 'queue');
    await teardown.run();
    expect(vi.getTimerCount()).toBe(0);
  });
});
