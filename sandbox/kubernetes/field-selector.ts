import { badRequest } from './status-error.ts';

export type FieldTest = (fields: Readonly<Record<string, string>>) => boolean;

/**
 * Parses the `fieldSelector` query parameter: terms `path=value`, `path==value` or `path!=value`, joined by commas.
 * `supported` are the fields this resource can be selected by; any other is a 400, as in the real API.
 */
export function parseFieldSelector(text: string, supported: readonly string[]): FieldTest {
  const terms = text
    .split(',')
    .filter((term) => term !== '')
    .map((term) => {
      const match = /^([\w.]+)(==|!=|=)(.*)$/.exec(term);
      if (!match) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
      const [, field = '', operator, value = ''] = match;
      if (!supported.includes(field)) throw badRequest(`field label not supported: ${field}`);
      return { field, value, negated: operator === '!=' };
    });
  return (fields) => terms.every((term) => ((fields[term.field] ?? '') === term.value) !== term.negated);
}
