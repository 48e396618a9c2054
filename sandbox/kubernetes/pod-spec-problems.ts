import type { StatusCause } from './status-error.ts';
import type { PodSpec } from './workload-objects.ts';

export function required(field: string, what = ''): StatusCause {
  return { reason: 'FieldValueRequired', message: `Required value${what === '' ? '' : `: ${what}`}`, field };
}

export function invalidValue(field: string, value: unknown, why: string): StatusCause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value)}: ${why}`, field };
}

/** What a pod cannot be without: containers, each with a unique name and an image. */
export function podSpecProblems(spec: PodSpec | undefined, field: string): readonly StatusCause[] {
  const containers = spec?.containers ?? [];
  if (containers.length === 0) return [required(`${field}.containers`)];
  const names = containers.map((container) => container.name);
  return containers.flatMap((container, index) => {
    const at = `${field}.containers[${index}]`;
    const problems: StatusCause[] = [];
    if (!container.name) problems.push(required(`${at}.name`));
    else if (names.indexOf(container.name) < index) {
      problems.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(container.name)}`,
        field: `${at}.name`,
      });
    }
    if (!container.image) problems.push(required(`${at}.image`));
    return problems;
  });
}
