import { isDeepStrictEqual } from 'node:util';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { parseQuantity } from './parse-quantity.ts';
import { entriesAt, listAt, textAt } from './object-fields.ts';

/** How two pod templates differ, by what the difference may break. Names only: a value may be a secret. */
export interface TemplateDifference {
  /** `claims-api:2.14.3 → 2.15.0`. */
  readonly images: readonly string[];
  readonly configuration: readonly string[];
  /** Volumes that hold anything else than configuration. */
  readonly volumes: readonly string[];
  readonly resources: readonly string[];
  readonly loweredMemory: readonly string[];
  readonly probes: readonly string[];
}

const probeKinds = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;
/** What a plain restart writes. */
const restartAnnotation = 'kubectl.kubernetes.io/restartedAt';

/** Compares two pod templates (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-template-v1/). */
export function templateDifference(before: unknown, after: unknown): TemplateDifference {
  const pairs = containersOf(after).map(
    (container) => [containersOf(before).find((one) => nameOf(one) === nameOf(container)), container] as const,
  );
  const annotations = changedKeys(
    fieldOf(before, 'metadata', 'annotations'),
    fieldOf(after, 'metadata', 'annotations'),
  ).filter((key) => key !== restartAnnotation);
  const volumes = changedKeys(byName(listAt(before, 'spec', 'volumes')), byName(listAt(after, 'spec', 'volumes')));
  const settings = volumes.filter((name) => [before, after].some((template) => holdsSettings(template, name)));
  return {
    images: pairs.flatMap(([old, now]) => changedText(textAt(old, 'image'), textAt(now, 'image'))),
    configuration: [
      ...pairs.flatMap(([old, now]) => configurationOf(old, now)),
      ...annotations.filter((key) => /config|secret|checksum/i.test(key)).map((key) => `annotation ${key}`),
      ...settings.map((name) => `volume ${name}`),
    ],
    volumes: volumes.filter((name) => !settings.includes(name)).map((name) => `volume ${name}`),
    resources: pairs.flatMap(([old, now]) => resourcesOf(old, now)),
    loweredMemory: pairs.flatMap(([old, now]) => loweredMemory(old, now)),
    probes: pairs.flatMap(([old, now]) =>
      probeKinds
        .filter((probe) => !isDeepStrictEqual(fieldOf(old, probe), fieldOf(now, probe)))
        .map((probe) => `${probe} of ${nameOf(now)}`),
    ),
  };
}

function containersOf(template: unknown): readonly unknown[] {
  return [...listAt(template, 'spec', 'containers'), ...listAt(template, 'spec', 'initContainers')];
}

function nameOf(container: unknown): string {
  return textAt(container, 'name');
}

function changedText(old: string, now: string): readonly string[] {
  if (old === now) return [];
  const short = (image: string): string => image.split('/').at(-1) ?? image;
  return [old === '' ? short(now) : `${short(old)} → ${short(now).split(':').at(-1) ?? now}`];
}

function configurationOf(old: unknown, now: unknown): readonly string[] {
  const variables = changedKeys(byName(listAt(old, 'env')), byName(listAt(now, 'env'))).map((key) => `variable ${key}`);
  const lists = ['envFrom', 'command', 'args'].filter(
    (field) => !isDeepStrictEqual(listAt(old, field), listAt(now, field)),
  );
  return [...variables, ...lists];
}

function byName(list: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list.map((one) => [nameOf(one), one]));
}

function holdsSettings(template: unknown, name: string): boolean {
  const volume = listAt(template, 'spec', 'volumes').find((one) => nameOf(one) === name);
  return entriesAt(volume).some(([kind]) => kind === 'configMap' || kind === 'secret' || kind === 'projected');
}

function resourcesOf(old: unknown, now: unknown): readonly string[] {
  return ['limits', 'requests'].flatMap((side) =>
    changedKeys(fieldOf(old, 'resources', side), fieldOf(now, 'resources', side)).map((resource) => {
      const [was, is] = [old, now].map((one) => textAt(one, 'resources', side, resource) || 'none');
      return `${resource} ${side.slice(0, -1)} ${was} → ${is}`;
    }),
  );
}

function loweredMemory(old: unknown, now: unknown): readonly string[] {
  const [was, is] = [old, now].map((one) => textAt(one, 'resources', 'limits', 'memory'));
  const [before, after] = [parseQuantity(was ?? ''), parseQuantity(is ?? '')];
  if (after === null || (before !== null && after >= before)) return [];
  return [`memory limit ${was || 'none'} → ${is ?? ''}`];
}

function changedKeys(old: unknown, now: unknown): readonly string[] {
  const [before, after] = [Object.fromEntries(entriesAt(old)), Object.fromEntries(entriesAt(now))];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  );
}
