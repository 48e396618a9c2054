import { policyOf } from '#app/config.ts';
import { platformSettings } from '#app/platform-settings.ts';
import { settingsSchema } from '#app/settings.ts';
import type { Policy } from '#incidents/policy.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

/**
 * The policy of an installation on the sandbox's platform: its service catalogue, and the units of its metrics. All
 * else is as Firebreak has it by default. `evidenceTimeoutMs` bounds what a judgement may wait for its evidence.
 */
export function examPolicy({ evidenceTimeoutMs }: Pick<Policy, 'evidenceTimeoutMs'>): Policy {
  return { ...policyOf(settingsSchema.parse(platformSettings(serviceCatalogue))), evidenceTimeoutMs };
}
