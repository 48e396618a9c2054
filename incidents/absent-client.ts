import type { StepContext } from '#runbooks/execute-step.ts';
import { OutsideError } from '#domain/outside-error.ts';

/** Stand where this installation has no such system: every use says so, and that asking again is of no use. */
export const absentPrometheus: StepContext['ports']['prometheus'] = {
  query: async () => refuse('prometheus'),
};

export const absentKubernetes: StepContext['ports']['kubernetes'] = {
  deployment: async () => refuse('kubernetes'),
  rolloutRestart: async () => refuse('kubernetes'),
  scale: async () => refuse('kubernetes'),
  rolloutComplete: () => refuse('kubernetes'),
};

function refuse(system: string): never {
  const message = `this installation has none: configure ${system} in firebreak.yml`;
  throw new OutsideError(system, 'not_configured', message, { kind: 'no' });
}
