import { blockTexts } from '#runbooks/templates/render-block.ts';
import type { StepText } from '#runbooks/step-type.ts';
import { bodyKind } from './body-kind.ts';
import type { Expected, RequestFields } from './request-fields.ts';

/** The names that an expression about an answer knows. */
const answerNames = ['status', 'headers', 'body'];

/** Every template and expression of a request. */
export function requestTexts(own: RequestFields): readonly StepText[] {
  return [
    { kind: 'template', field: ['url'], text: own.url, context: 'url' },
    ...Object.entries(own.headers).flatMap(([name, value]): readonly StepText[] =>
      typeof value === 'string' ? [{ kind: 'template', field: ['headers', name], text: value, context: 'header' }] : [],
    ),
    ...bodyTexts(own),
    ...assertText(own.expect, ['expect', 'assert']),
    ...(own.check === undefined
      ? []
      : [
          { kind: 'template', field: ['check', 'url'], text: own.check.url, context: 'url' } as const,
          ...assertText(own.check.expect, ['check', 'expect', 'assert']),
        ]),
  ];
}

function bodyTexts({ body, content_type: contentType = 'application/json' }: RequestFields): readonly StepText[] {
  if (body === undefined) return [];
  if (typeof body !== 'string') return blockTexts(body, ['body']);
  const kind = bodyKind(contentType);
  return [{ kind: 'template', field: ['body'], text: body, context: kind === 'other' ? 'text' : kind }];
}

function assertText({ assert }: Expected, field: StepText['field']): readonly StepText[] {
  return assert === undefined ? [] : [{ kind: 'expression', field, text: assert, wants: 'bool', locals: answerNames }];
}
