import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { OutsideError } from '#domain/outside-error.ts';
import { type DeploymentView, toDeploymentView } from './deployment-view.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import type { KubernetesRequest } from './kubernetes-errors.ts';
import { checkName, checkNamespace } from './object-name.ts';

/** The annotation by which a step that lost its answer recognises its own work. */
const stepAnnotation = 'firebreak.dev/step';
/** The annotation that `kubectl rollout restart` sets; a new value makes new pods. */
const restartedAtAnnotation = 'kubectl.kubernetes.io/restartedAt';

export interface DeploymentChange {
  readonly namespace: string;
  readonly name: string;
  /** Recorded on what is changed, under `firebreak.dev/step`. */
  readonly key: string;
  /** Ask the server what would become of it, and change nothing. */
  readonly dryRun?: boolean;
  /** Change only this version of the deployment; another one gives `Conflict`, which is then final. */
  readonly resourceVersion?: string;
}

export interface KubernetesDeployments {
  /** Null when the deployment, or its namespace, does not exist. */
  deployment(namespace: string, name: string): Promise<DeploymentView | null>;
  /**
   * Replaces the pods as `kubectl rollout restart` does. The key stands in the pod template's annotations. With the
   * same `key` and `at` a second call changes nothing. A paused deployment is refused (`paused`).
   */
  rolloutRestart(change: DeploymentChange & { readonly at: Date }): Promise<DeploymentView>;
  /** Sets the wanted number of pods. The key stands in the deployment's annotations. */
  scale(change: DeploymentChange & { readonly replicas: number }): Promise<DeploymentView>;
}

/** Deployments, read and changed. */
export function kubernetesDeployments({ apps, call }: KubernetesConnection): KubernetesDeployments {
  const resource = { resource: 'deployments', group: 'apps' } as const;

  async function deployment(namespace: string, name: string): Promise<DeploymentView | null> {
    const target = { namespace: checkNamespace(namespace), name: checkName(name) };
    const request: KubernetesRequest = { verb: 'get', ...resource, ...target, effect: 'read' };
    try {
      return await call(request, async () => toDeploymentView(await apps.readNamespacedDeployment(target)));
    } catch (error) {
      if (error instanceof OutsideError && error.code === 'NotFound') return null;
      throw error;
    }
  }

  async function patch(change: DeploymentChange, metadata: object, spec: object): Promise<DeploymentView> {
    const target = { namespace: checkNamespace(change.namespace), name: checkName(change.name) };
    const precondition = change.resourceVersion === undefined ? {} : { resourceVersion: change.resourceVersion };
    const request: KubernetesRequest = {
      verb: 'patch',
      ...resource,
      ...target,
      ...precondition,
      effect: change.dryRun ? 'read' : 'write',
    };
    // Without this header the library announces a JSON Patch, which is a list of operations.
    const contentType = setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch);
    const parameters = {
      ...target,
      body: { metadata: { ...metadata, ...precondition }, spec },
      fieldManager: 'firebreak',
      ...(change.dryRun ? { dryRun: 'All' } : {}),
    };
    return call(request, async () => toDeploymentView(await apps.patchNamespacedDeployment(parameters, contentType)));
  }

  return {
    deployment,

    async rolloutRestart(change) {
      const before = await deployment(change.namespace, change.name);
      if (before?.paused) {
        const message = `deployment ${change.name} in namespace ${change.namespace} is paused and would not roll out: resume it first`;
        throw new OutsideError('kubernetes', 'paused', message, { kind: 'no' });
      }
      const restartedAt = change.at.toISOString().replace(/\.\d+Z$/, 'Z');
      const annotations = { [restartedAtAnnotation]: restartedAt, [stepAnnotation]: change.key };
      return patch(change, {}, { template: { metadata: { annotations } } });
    },

    async scale(change) {
      const { replicas } = change;
      if (!Number.isInteger(replicas) || replicas < 0) {
        const message = `replicas must be a whole number from 0 up, not ${replicas}`;
        throw new OutsideError('kubernetes', 'invalid_replicas', message, { kind: 'no' });
      }
      return patch(change, { annotations: { [stepAnnotation]: change.key } }, { replicas });
    },
  };
}
