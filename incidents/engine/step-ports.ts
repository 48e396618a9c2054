import type { StepContext } from '#runbooks/execute-step.ts';
import type { Deps } from '#incidents/deps.ts';
import { OutsideError } from '#domain/outside-error.ts';

type Ports = StepContext['ports'];

/** The outside world as steps see it. What this installation lacks says so at every use. */
export function portsOf({ clients }: Deps): Ports {
  return {
    prometheus: clients.prometheus ?? { query: absent('prometheus'), queryRange: absent('prometheus') },
    loki: clients.loki ?? { query: absent('loki'), lines: absent('loki') },
    kubernetes: clients.kubernetes ?? absentKubernetes,
    http: clients.http,
    scripts: clients.scripts ?? { fingerprint: absent('scripts'), run: absent('scripts') },
  };
}

const absentKubernetes: Ports['kubernetes'] = {
  get: absent('kubernetes'),
  list: absent('kubernetes'),
  patch: absent('kubernetes'),
  create: absent('kubernetes'),
  remove: absent('kubernetes'),
  evict: absent('kubernetes'),
  logs: absent('kubernetes'),
  may: absent('kubernetes'),
};

function absent(system: string): () => Promise<never> {
  return async () => {
    const message = `this installation has none: configure ${system} in firebreak.yml`;
    throw new OutsideError(system, 'not_configured', message, { kind: 'no' });
  };
}
