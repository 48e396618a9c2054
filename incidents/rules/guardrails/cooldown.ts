import { sayDuration } from '#domain/duration.ts';
import { sayTarget, targetKey } from '#incidents/rules/change-target.ts';
import { allow, type Guardrail } from './guardrail.ts';

/**
 * After one run has changed a target, other runs let it come to rest before they change it again. A run may follow its
 * own changes up at once: it knows what it did.
 */
export const cooldown: Guardrail = {
  name: 'cooldown',
  judge({ target }, { now, run, recent }, { cooldownMs }) {
    const key = targetKey(target);
    const others = recent.filter((past) => past.run !== run && targetKey(past.target) === key);
    const last = Math.max(...others.map(({ at }) => at.getTime()));
    const until = new Date(last + cooldownMs);
    if (others.length === 0 || until <= now) return allow;
    const changed = `${sayTarget(target)} was changed by another run at ${new Date(last).toISOString()}`;
    return {
      verdict: 'wait',
      until,
      reason: `${changed}; it rests for ${sayDuration(cooldownMs)} (guardrails.cooldown), until ${until.toISOString()}.`,
    };
  },
};
