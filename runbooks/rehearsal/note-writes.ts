import type { KubernetesObject, ObjectRef } from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { fieldChanges } from '#runbooks/kubernetes/field-changes.ts';
import { sayChanges } from '#runbooks/kubernetes/say-changes.ts';
import type { KubernetesPort, StepPorts } from '#runbooks/ports.ts';

type Write = (text: string) => void;

/**
 * The same world, with every change of it told in a line when it has been made, or may have been: `patch
 * deployment/claims-api in claims: spec.replicas: 3 → 6`, `evict pod/…`, `POST https://…`, `script vacuum.sh --all`.
 */
export function noteWrites(ports: StepPorts, write: Write): StepPorts {
  const { kubernetes, http, scripts } = ports;
  return {
    ...ports,
    kubernetes: noteClusterWrites(kubernetes, write),
    http: {
      send: (request) => {
        const { method, url } = request;
        const reads = method === 'GET' || method === 'HEAD';
        return reads ? http.send(request) : made(http.send(request), () => write(`${method} ${url}`));
      },
    },
    scripts: {
      fingerprint: (script) => scripts.fingerprint(script),
      run: (request) => made(scripts.run(request), () => write(['script', request.script, ...request.args].join(' '))),
    },
  };
}

function noteClusterWrites(cluster: KubernetesPort, write: Write): KubernetesPort {
  const isThere = async (ref: ObjectRef): Promise<KubernetesObject | null> => {
    const object = await cluster.get(ref);
    // What is going already is not made to go by asking a second time.
    return object?.metadata.deletionTimestamp === undefined ? object : null;
  };
  return {
    ...cluster,
    patch: async (ref, patch, options) => {
      if (options.dryRun) return cluster.patch(ref, patch, options);
      const before = await cluster.get(ref);
      const after = await cluster.patch(ref, patch, options);
      const changes = before === null ? [] : sayChanges(fieldChanges(before, after));
      write(`patch ${sayRef(ref)}: ${changes.join('; ')}`);
      return after;
    },
    create: async (object, options) => {
      const asked = cluster.create(object, options);
      return options.dryRun ? asked : made(asked, () => write(`create ${sayRef(object)}`));
    },
    remove: async (ref, options) => {
      if (options.dryRun || (await isThere(ref)) === null) return cluster.remove(ref, options);
      return made(cluster.remove(ref, options), () => write(`delete ${sayRef(ref)}`));
    },
    evict: async (pod, options) => {
      const ref = { kind: 'pod', ...pod } as const;
      if (options.dryRun || (await isThere(ref)) === null) return cluster.evict(pod, options);
      return made(cluster.evict(pod, options), () => write(`evict ${sayRef(ref)}`));
    },
  };
}

/** Notes a call once it has taken effect, or may have: its answer was lost. */
async function made<T>(call: Promise<T>, note: () => void): Promise<T> {
  try {
    const answer = await call;
    note();
    return answer;
  } catch (error) {
    if (error instanceof OutsideError && error.retry.kind === 'uncertain') note();
    throw error;
  }
}

function sayRef({ kind, namespace, name }: ObjectRef): string {
  return namespace === null ? `${kind}/${name}` : `${kind}/${name} in ${namespace}`;
}
