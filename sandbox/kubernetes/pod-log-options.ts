import { invalidValue } from './field-problems.ts';
import { badRequest, invalid, type StatusCause } from './status-error.ts';

export interface LogOptions {
  readonly previous: boolean;
  readonly timestamps: boolean;
  readonly tailLines: number | null;
  readonly limitBytes: number | null;
  readonly sinceSeconds: number | null;
  readonly sinceTimeMs: number | null;
}

/** The query of a log request. 400 for what is no number or date, 422 naming the field for one out of range. */
export function parseLogOptions(podName: string, query: URLSearchParams): LogOptions {
  const tailLines = integerOf(query, 'tailLines');
  const limitBytes = integerOf(query, 'limitBytes');
  const sinceSeconds = integerOf(query, 'sinceSeconds');
  const problems: StatusCause[] = [];
  if (tailLines !== null && tailLines < 0) {
    problems.push(invalidValue('tailLines', tailLines, 'must be greater than or equal to 0'));
  }
  if (limitBytes !== null && limitBytes < 1) {
    problems.push(invalidValue('limitBytes', limitBytes, 'must be greater than 0'));
  }
  if (sinceSeconds !== null && sinceSeconds < 1) {
    problems.push(invalidValue('sinceSeconds', sinceSeconds, 'must be greater than 0'));
  }
  if (problems.length > 0) throw invalid({ kind: 'PodLogOptions', group: '' }, podName, problems);
  const sinceTime = query.get('sinceTime');
  const sinceTimeMs = sinceTime === null ? null : Date.parse(sinceTime);
  if (Number.isNaN(sinceTimeMs)) throw badRequest(`sinceTime: ${JSON.stringify(sinceTime)} is not an RFC 3339 date`);
  return {
    previous: isSet(query, 'previous'),
    timestamps: isSet(query, 'timestamps'),
    tailLines,
    limitBytes,
    sinceSeconds,
    sinceTimeMs,
  };
}

function integerOf(query: URLSearchParams, field: string): number | null {
  const text = query.get(field);
  if (text === null || text === '') return null;
  if (!/^-?\d+$/.test(text)) throw badRequest(`${field}: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}

function isSet(query: URLSearchParams, field: string): boolean {
  const text = query.get(field);
  return text === 'true' || text === '1';
}
