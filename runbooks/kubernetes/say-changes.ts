import type { Json } from '#domain/run.ts';
import type { FieldChange, FieldPath } from './field-changes.ts';

const longestValue = 100;
const mostLines = 40;
/** Values whose names speak of a secret are not shown, in Slack least of all. */
const secretName =
  /passw(?:or)?d|secret|token|credential|(?:api|access|private|encryption)[-_.]?key|connection[-_.]?string/i;

/** Changes for people, a line a field: `spec.replicas: 4 → 8`, `container api image: a:1 → a:2`. */
export function sayChanges(changes: readonly FieldChange[]): readonly string[] {
  const lines = changes.slice(0, mostLines).map(sayChange);
  const left = changes.length - mostLines;
  return left > 0 ? [...lines, `and ${left} more fields`] : lines;
}

/** One change for people. */
export function sayChange({ path, before, after }: FieldChange): string {
  const hidden = path.some((part) => secretName.test(typeof part === 'string' ? part : part.name));
  const [from, to] = hidden ? [sayHidden(before), sayHidden(after)] : [sayValue(before), sayValue(after)];
  return `${sayPath(path)}: ${from} → ${to}`;
}

/** Lists whose members people know by a word of their own. */
const memberWords: Readonly<Record<string, string>> = {
  containers: 'container',
  initContainers: 'init container',
  env: 'env',
  volumes: 'volume',
};

/** Where a field stands, in as few words as tell it apart: what belongs to a workload's pods is said of the pod. */
function sayPath(path: FieldPath): string {
  const ofPods = path[0] === 'spec' && path[1] === 'template';
  const ownList = typeof path[1] === 'string' && memberWords[path[1]] !== undefined;
  const inner = ofPods ? path.slice(path[2] === 'spec' ? 3 : 2) : ownList ? path.slice(1) : path;
  const words: string[] = [];
  let dotted: readonly string[] = [];
  const close = (): void => {
    if (dotted.length > 0) words.push(dotted.join('.'));
    dotted = [];
  };
  for (const [index, part] of inner.entries()) {
    const next = inner[index + 1];
    if (typeof part === 'object') {
      close();
      const list = inner[index - 1];
      const word = typeof list === 'string' ? memberWords[list] : undefined;
      words.push(word === undefined ? part.name : `${word} ${part.name}`);
    } else if (typeof next !== 'object' || memberWords[part] === undefined) dotted = [...dotted, part];
  }
  close();
  const said = words.join(' ');
  return ofPods && !/^(?:init )?container /.test(said) ? `pod ${said}` : said;
}

function sayHidden(value: Json): string {
  return value === null ? 'none' : '(hidden)';
}

function sayValue(value: Json): string {
  if (value === null) return 'none';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s+/g, ' ');
  if (text === '') return '""';
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
