import { didYouMean } from '#runbooks/did-you-mean.ts';
import { localNames } from '#runbooks/run-facts.ts';

/** Which names have a value at a point of a runbook. */
export interface NameScope {
  /** Always set here. */
  readonly known: ReadonlySet<string>;
  /** Set on some ways to here only, with the path of the step that sets them. */
  readonly perhaps: ReadonlyMap<string, string>;
}

/** What is wrong with using a name here, or null when it is known. */
export function unknownNameProblem(
  name: string,
  scope: NameScope,
): { readonly message: string; readonly fix: string } | null {
  if (scope.known.has(name)) return null;
  const setter = scope.perhaps.get(name);
  if (setter !== undefined) {
    const message = `${name} may have no value here: only ${setter} sets it, and that step may not have run`;
    return { message, fix: `give ${name} a default under vars` };
  }
  if (localNames.includes(name)) {
    const where = name === 'value' ? 'in assert' : 'in the replicas of a scale';
    return { message: `${name} is known only ${where}`, fix: 'save what you need under save_as and use that name' };
  }
  const nearest = didYouMean(name, [...scope.known, ...scope.perhaps.keys()]);
  const declare = 'declare it under vars or inputs, save it in an earlier step, or set it in the service catalogue';
  return { message: `${name} is not known here`, fix: nearest === null ? declare : `did you mean ${nearest}?` };
}

export function withName(scope: NameScope, name: string): NameScope {
  const perhaps = new Map(scope.perhaps);
  perhaps.delete(name);
  return { known: new Set([...scope.known, name]), perhaps };
}

export function withPerhaps(scope: NameScope, name: string, path: string): NameScope {
  return scope.known.has(name) ? scope : { known: scope.known, perhaps: new Map([...scope.perhaps, [name, path]]) };
}

/** Where several ways meet: known is what all of them set, perhaps what any sets. */
export function meet(scopes: readonly NameScope[], paths: ReadonlyMap<string, string>): NameScope {
  const [first, ...others] = scopes;
  if (first === undefined) return { known: new Set(), perhaps: new Map() };
  const known = new Set([...first.known].filter((name) => others.every((scope) => scope.known.has(name))));
  const perhaps = new Map<string, string>();
  for (const scope of scopes) {
    for (const [name, path] of scope.perhaps) if (!known.has(name)) perhaps.set(name, path);
    for (const name of scope.known) if (!known.has(name)) perhaps.set(name, paths.get(name) ?? 'a step in one branch');
  }
  return { known, perhaps };
}
