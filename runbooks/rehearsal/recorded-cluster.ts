import { fieldOf, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { selectorFits } from '#runbooks/kubernetes/selector.ts';
import type { KubernetesPort } from '#runbooks/ports.ts';
import { applyPatch } from './apply-patch.ts';
import type { RehearsalCase } from './case-schema.ts';
import { createControllers } from './controllers.ts';
import { fitsListing } from './fits-listing.ts';
import { fitsPattern } from './fits-pattern.ts';
import { createObjectStore } from './object-store.ts';
import { setTheStage } from './set-the-stage.ts';

type Recorded = RehearsalCase['answers']['kubernetes'];

/**
 * A cluster in memory that begins as recorded. Patches, deletions and evictions take effect at once, what follows from
 * them after the recorded time; the server's own checks of what an object may look like are left out.
 */
export function recordedCluster(recorded: Recorded, usualNamespace: string, now: () => Date): KubernetesPort {
  const store = createObjectStore(now);
  setTheStage(store, recorded.objects, usualNamespace);
  const controllers = createControllers(store, () => now().getTime(), recorded);
  const call = async <T>(effect: () => T): Promise<T> => {
    controllers.settle();
    return structuredClone(effect());
  };
  const seen = (ref: ObjectRef, bound: Bound = {}): KubernetesObject => {
    const object = store.find(ref);
    if (object === null) throw refused('NotFound', `${ref.kind} ${ref.name} not found`);
    const { uid, resourceVersion } = object.metadata;
    const same = (bound.uid ?? uid) === uid && (bound.resourceVersion ?? resourceVersion) === resourceVersion;
    if (!same) throw refused('Conflict', `${ref.kind} ${ref.name} has been modified`);
    return object;
  };
  const allow = (what: string): void => {
    if (recorded.denied.includes(what)) throw refused('Forbidden', `not allowed: ${what}`);
  };

  return {
    get: (ref) => call(() => store.find(ref)),
    list: (kind, namespace, selectors = {}) =>
      call(() =>
        store
          .all(kind)
          .filter(({ metadata }) => namespace === null || metadata.namespace === namespace)
          .filter((object) => fitsListing(object, selectors)),
      ),
    patch: (ref, patch, options) =>
      call(() => {
        allow(`patch ${ref.kind}`);
        const object = seen(ref, { resourceVersion: options.resourceVersion });
        const after = { ...object, ...applyPatch(object, patch) };
        if (options.dryRun) return after;
        const stored = store.put(ref, after);
        if (stored.metadata.generation !== object.metadata.generation) controllers.changed(ref, stored);
        return stored;
      }),
    create: ({ kind, namespace, name, labels = {}, annotations = {}, content }, { dryRun }) =>
      call(() => {
        allow(`create ${kind}`);
        const ref = { kind, namespace, name };
        if (store.find(ref) !== null) throw refused('AlreadyExists', `${kind} ${name} already exists`);
        const object = store.add(ref, { ...content, metadata: { labels, annotations } });
        if (dryRun) store.drop(ref);
        else controllers.changed(ref, object);
        return object;
      }),
    remove: (ref, { dryRun, uid, resourceVersion }) =>
      call(() => {
        allow(`delete ${ref.kind}`);
        const object = seen(ref, { uid, resourceVersion });
        if (dryRun || isEnding(object)) return;
        if (ref.kind === 'pod') controllers.ended(object);
        else store.drop(ref);
      }),
    evict: (pod, { dryRun, uid }) =>
      call(() => {
        allow('create pod/eviction');
        const ref = { kind: 'pod', ...pod } as const;
        const object = seen(ref, { uid });
        const budget = store.all('pdb').find((one) => isClosed(one, object));
        if (budget !== undefined) {
          const message = `the disruption budget ${budget.metadata.name} forbids it now`;
          throw new OutsideError('kubernetes', 'TooManyRequests', message, { kind: 'safe', afterMs: 5000 });
        }
        if (dryRun || isEnding(object)) return;
        controllers.ended(object);
      }),
    logs: ({ namespace, name }, { tailLines } = {}) =>
      call(() => {
        seen({ kind: 'pod', namespace, name });
        const text = recorded.logs.find(({ pod }) => fitsPattern(name, pod))?.text ?? '';
        return tailLines === undefined ? text : text.trimEnd().split('\n').slice(-tailLines).join('\n');
      }),
    may: ({ verb, kind, subresource }) => {
      const what = `${verb} ${kind}${subresource === undefined ? '' : `/${subresource}`}`;
      return call(() => ({ allowed: !recorded.denied.includes(what), reason: '' }));
    },
  };
}

interface Bound {
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
}

/** Whether a PodDisruptionBudget keeps a pod from going now. */
function isClosed(budget: KubernetesObject, pod: KubernetesObject): boolean {
  return (
    budget.metadata.namespace === pod.metadata.namespace &&
    selectorFits(fieldOf(budget, 'spec', 'selector'), pod.metadata.labels ?? {}) &&
    fieldOf(budget, 'status', 'disruptionsAllowed') === 0
  );
}

/** Asking it to go a second time changes nothing. */
function isEnding({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

function refused(code: string, message: string): OutsideError {
  return new OutsideError('kubernetes', code, message, { kind: 'no' });
}
