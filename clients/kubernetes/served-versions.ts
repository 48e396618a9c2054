import { z } from 'zod';
import { kubernetesKinds, type KubernetesKindName } from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';

/**
 * Kinds that servers in use serve under different versions, newest first; the others have one version everywhere.
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/#v1-25
 */
const versionsByKind: Partial<Record<KubernetesKindName, readonly string[]>> = {
  cronjob: ['batch/v1', 'batch/v1beta1'],
  pdb: ['policy/v1', 'policy/v1beta1'],
};

const resourceListSchema = z.object({
  kind: z.literal('APIResourceList'),
  resources: z.array(z.object({ name: z.string() })),
});

/** Which API version this cluster serves a kind under. */
export interface ServedVersions {
  /**
   * Runs a request under the version that serves the kind, asked of the cluster once. When the cluster no longer knows
   * that version, because it was upgraded meanwhile, it is asked anew and the request, which did nothing, is repeated.
   * Throws OutsideError `not_served` when the cluster serves the kind under none that is known.
   */
  readonly withVersion: <T>(
    kind: KubernetesKindName,
    run: (apiVersion: string) => Promise<T>,
    signal?: AbortSignal,
  ) => Promise<T>;
}

/** Asks the cluster's discovery, and remembers. */
export function servedVersions({ call }: Pick<KubernetesConnection, 'call'>): ServedVersions {
  const known = new Map<KubernetesKindName, string>();

  async function discover(
    kind: KubernetesKindName,
    versions: readonly string[],
    signal?: AbortSignal,
  ): Promise<string> {
    const { plural } = kubernetesKinds[kind];
    for (const version of versions) {
      if ((await resourcesOf(version, signal)).includes(plural)) {
        known.set(kind, version);
        return version;
      }
    }
    const message = `this cluster serves ${plural} under none of ${versions.join(', ')}`;
    throw new OutsideError('kubernetes', 'not_served', message, { kind: 'no' });
  }

  async function resourcesOf(groupVersion: string, signal?: AbortSignal): Promise<readonly string[]> {
    const asked = { verb: 'get', resource: `/apis/${groupVersion}`, group: '', effect: 'read' } as const;
    const read = (body: string) => resourceListSchema.parse(JSON.parse(body)).resources.map(({ name }) => name);
    try {
      return await call(asked, { method: 'GET', path: `/apis/${groupVersion}` }, read, signal);
    } catch (error) {
      if (isNotServed(error)) return [];
      throw error;
    }
  }

  return {
    async withVersion(kind, run, signal) {
      const versions = versionsByKind[kind];
      if (!versions) return run(kubernetesKinds[kind].apiVersion);
      const remembered = known.get(kind);
      if (remembered === undefined) return run(await discover(kind, versions, signal));
      try {
        return await run(remembered);
      } catch (error) {
        if (!isNotServed(error)) throw error;
        return run(await discover(kind, versions, signal));
      }
    },
  };
}

function isNotServed(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'not_served';
}
