import type { ObjectMeta } from './kube-object.ts';
import { forbiddenField, immutable, invalidValue, required, tooLong } from './field-problems.ts';
import type { NameRule } from './resource-kind.ts';
import type { StatusCause } from './status-error.ts';

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const nameRules = {
  subdomain: {
    pattern: subdomain,
    most: 253,
    says: "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  },
  label: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    most: 63,
    says: "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  },
  'label-1035': {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    most: 63,
    says: "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
  },
} as const satisfies Record<NameRule, object>;

const namePart = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const saysNamePart =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const saysLabelValue =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const mostLabelLength = 63;
const mostAnnotationBytes = 262_144;

/** What is wrong with an object's metadata; after k8s.io/apimachinery/pkg/api/validation/objectmeta.go. */
export function metadataProblems(
  metadata: Partial<ObjectMeta>,
  previous: ObjectMeta | null,
  rule: NameRule,
): readonly StatusCause[] {
  const { name = '', labels = {}, annotations = {} } = metadata;
  return [
    ...nameProblems('metadata.name', name, rule),
    ...labelProblems('metadata.labels', labels),
    ...Object.keys(annotations).flatMap((key) => qualifiedNameProblems('metadata.annotations', key.toLowerCase())),
    ...annotationSizeProblems(annotations),
    ...(previous === null ? [] : changeProblems(metadata, previous)),
  ];
}

export function nameProblems(field: string, name: string, rule: NameRule): readonly StatusCause[] {
  if (name === '') return [required(field, 'name or generateName is required')];
  const { pattern, most, says } = nameRules[rule];
  const problems = pattern.test(name) ? [] : [invalidValue(field, name, says)];
  return name.length > most
    ? [...problems, invalidValue(field, name, `must be no more than ${most} characters`)]
    : problems;
}

/** Label keys are qualified names, label values are words of at most 63 characters. */
export function labelProblems(field: string, labels: Readonly<Record<string, string>>): readonly StatusCause[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...qualifiedNameProblems(field, key),
    ...(labelValue.test(value) ? [] : [invalidValue(field, value, saysLabelValue)]),
    ...(value.length > mostLabelLength
      ? [invalidValue(field, value, `must be no more than ${mostLabelLength} characters`)]
      : []),
  ]);
}

/** `name` or `prefix.example/name`: keys of labels and annotations, names of extended resources. */
export function qualifiedNameProblems(field: string, key: string): readonly StatusCause[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    const says =
      "a qualified name must consist of alphanumeric characters, '-', '_' or '.', with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
    return [invalidValue(field, key, says)];
  }
  const [prefix, name = ''] = parts.length === 2 ? parts : [undefined, parts[0]];
  const problems: StatusCause[] = [];
  if (prefix !== undefined && (!subdomain.test(prefix) || prefix.length > 253)) {
    problems.push(invalidValue(field, key, `prefix part ${nameRules.subdomain.says}`));
  }
  if (name === '') problems.push(invalidValue(field, key, 'name part must be non-empty'));
  else if (name.length > mostLabelLength) {
    problems.push(invalidValue(field, key, `name part must be no more than ${mostLabelLength} characters`));
  }
  if (!namePart.test(name)) problems.push(invalidValue(field, key, saysNamePart));
  return problems;
}

function annotationSizeProblems(annotations: Readonly<Record<string, string>>): readonly StatusCause[] {
  const bytes = Object.entries(annotations).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return bytes > mostAnnotationBytes ? [tooLong('metadata.annotations', `${mostAnnotationBytes} bytes`)] : [];
}

function changeProblems(metadata: Partial<ObjectMeta>, previous: ObjectMeta): readonly StatusCause[] {
  const { uid, creationTimestamp, finalizers = [] } = metadata;
  const problems: StatusCause[] = [];
  if (uid !== undefined && uid !== '' && uid !== previous.uid) problems.push(immutable('metadata.uid', uid));
  if (creationTimestamp !== undefined && Date.parse(creationTimestamp) !== Date.parse(previous.creationTimestamp)) {
    problems.push(immutable('metadata.creationTimestamp', creationTimestamp));
  }
  const added = finalizers.filter((finalizer) => !(previous.finalizers ?? []).includes(finalizer));
  if (previous.deletionTimestamp !== undefined && added.length > 0) {
    const why = `no new finalizers can be added if the object is being deleted, found new finalizers ${JSON.stringify(added)}`;
    problems.push(forbiddenField('metadata.finalizers', why));
  }
  return problems;
}
