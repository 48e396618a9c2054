/** What a label selector asks for, one entry for each of its requirements. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: '=' | '!=' | 'in' | 'notin' | 'exists' | 'absent';
  readonly values: readonly string[];
}

export type ParsedLabelSelector =
  | { readonly ok: true; readonly requirements: readonly LabelRequirement[] }
  | { readonly ok: false; readonly message: string };

const labelValue = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const keyName = labelValue;
const keyPrefix = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const requirement =
  /^\s*(?:(!)\s*([^\s!=,()]+)|([^\s!=,()]+)(?:\s*(==?|!=)\s*([^\s!=,()]*)|\s+(in|notin)\s*\(([^()]*)\))?)\s*$/;

/**
 * Parses a label selector (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
 * Stricter than the API in one thing: an empty value is a mistake here, as is an empty selector, which means everything.
 */
export function parseLabelSelector(text: string): ParsedLabelSelector {
  const requirements: LabelRequirement[] = [];
  for (const part of text.split(/,(?![^(]*\))/)) {
    const found = requirement.exec(part);
    if (found === null) return refused(part, 'write name=value, name!=value, name in (a, b), name or !name');
    const [, not, absent, present, sign, value, word, list] = found;
    const key = absent ?? present ?? '';
    const values = sign === undefined ? (list ?? '').split(',').map((one) => one.trim()) : [value ?? ''];
    if (!isLabelKey(key))
      return refused(key, 'a label is a name of at most 63 characters, with a domain and / before it');
    const operator =
      not !== undefined ? 'absent' : sign === '!=' ? sign : sign !== undefined ? '=' : (word ?? 'exists');
    const needsValues = operator !== 'absent' && operator !== 'exists';
    const wrong = needsValues ? values.find((one) => !labelValue.test(one)) : undefined;
    if (wrong !== undefined) {
      return refused(
        wrong,
        'a label value is at most 63 letters, digits, - . _, beginning and ending with a letter or digit',
      );
    }
    requirements.push({ key, operator: operator as LabelRequirement['operator'], values: needsValues ? values : [] });
  }
  return { ok: true, requirements };
}

function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  const prefix = key.slice(0, Math.max(0, slash));
  return keyName.test(key.slice(slash + 1)) && (slash === -1 || (prefix.length <= 253 && keyPrefix.test(prefix)));
}

function refused(part: string, fix: string): ParsedLabelSelector {
  return { ok: false, message: `${JSON.stringify(part.slice(0, 100))} is no part of a label selector: ${fix}` };
}
