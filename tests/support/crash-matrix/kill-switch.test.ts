import { describe, expect, it, vi } from 'vitest';
import { createKillSwitch } from './kill-switch.ts';

const some = Buffer.from('some bytes');
const commit = Buffer.from('Q\0\0\0\u000bcommit\0');

describe('a kill switch', () => {
  it('strikes at the request it is set to, which then does not arrive', () => {
    const kill = createKillSwitch();
    const strike = vi.fn<() => void>();
    const [first, second] = [kill.world(), kill.world()];
    expect(first.asked(some)).toBe('pass');
    kill.arm({ place: 'before a request', nth: 2, delayMs: 0 }, strike);
    expect([first.asked(some), first.answered(some)]).toEqual(['pass', 'pass']);
    expect(strike).not.toHaveBeenCalled();
    expect(second.asked(some)).toBe('drop');
    expect(strike).toHaveBeenCalledTimes(1);
    expect(second.asked(some)).toBe('pass');
  });

  it('tells a commit from other statements, and its answer from theirs', () => {
    const kill = createKillSwitch();
    const strike = vi.fn<() => void>();
    const database = kill.database();
    kill.arm({ place: 'after a commit', nth: 1, delayMs: 0 }, strike);
    expect([database.asked(some), database.answered(some), database.asked(commit)]).toEqual(['pass', 'pass', 'pass']);
    expect(strike).not.toHaveBeenCalled();
    expect(database.answered(some)).toBe('drop');
    expect(strike).toHaveBeenCalledTimes(1);
  });

  it('does nothing once it is disarmed', () => {
    const kill = createKillSwitch();
    const strike = vi.fn<() => void>();
    kill.arm({ place: 'as a script acts', nth: 1, delayMs: 0 }, strike);
    kill.disarm();
    kill.scriptActed();
    expect(strike).not.toHaveBeenCalled();
  });
});
