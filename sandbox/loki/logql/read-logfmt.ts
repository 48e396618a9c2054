import type { Labels } from '#sandbox/prometheus/time-series-store.ts';
import { labelName } from './flatten-json.ts';
import { unquote } from './unquote.ts';

const pair = /([^\s="]+)=(?:("(?:[^"\\]|\\.)*")|([^\s"]*))(?=\s|$)/g;

/** The labels that `| logfmt` takes from a line: each `name=value` or `name="value"`; everything else is passed over. */
export function readLogfmt(line: string): Labels {
  const labels: Record<string, string> = {};
  for (const [, key = '', quoted, bare = ''] of line.matchAll(pair)) {
    const name = labelName(key);
    const value = quoted === undefined ? bare : (unquote(quoted) ?? '');
    if (value !== '' && !Object.hasOwn(labels, name)) labels[name] = value;
  }
  return labels;
}
