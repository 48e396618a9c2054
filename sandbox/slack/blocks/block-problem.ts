import type { z } from 'zod';

/** One thing that Slack would refuse about blocks or a view. */
export interface BlockProblem {
  /** The error code of the answer: what `chat.postMessage` would say in `error`. */
  readonly error: 'invalid_blocks' | 'invalid_attachments' | 'msg_blocks_too_long';
  /** Where, as a JSON pointer: `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly reason: string;
  /** Both, as they stand in `response_metadata.messages`. */
  readonly message: string;
}

export function blockProblem(
  pointer: string,
  reason: string,
  error: BlockProblem['error'] = 'invalid_blocks',
): BlockProblem {
  return { error, pointer, reason, message: `[ERROR] ${reason} [json-pointer:${pointer}]` };
}

/** The issues that a schema found, in Slack's words, with pointers below `base`. */
export function problemsOf(error: z.ZodError, base: string): readonly BlockProblem[] {
  return error.issues.flatMap((issue) => translate(issue, base));
}

function translate(issue: z.core.$ZodIssue, base: string): readonly BlockProblem[] {
  const pointer = [base, ...issue.path.map(String)].join('/');
  const parent = [base, ...issue.path.slice(0, -1).map(String)].join('/');
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? [blockProblem(pointer, `no more than ${issue.maximum} items allowed`)]
        : [blockProblem(pointer, `must be less than ${Number(issue.maximum) + 1}${unit(issue.origin)}`)];
    case 'too_small':
      return issue.origin === 'array'
        ? [blockProblem(pointer, `no fewer than ${issue.minimum} items allowed`)]
        : [blockProblem(pointer, `must be more than ${Number(issue.minimum) - 1}${unit(issue.origin)}`)];
    case 'unrecognized_keys':
      return issue.keys.map((key) => blockProblem(pointer, `invalid additional property: ${key}`));
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? [blockProblem(parent, `missing required field: ${String(issue.path.at(-1))}`)]
        : [blockProblem(pointer, `must be a ${issue.expected}`)];
    case 'invalid_union':
      return [blockProblem(pointer, 'unsupported type')];
    case 'invalid_value':
      return [blockProblem(pointer, `must be one of: ${issue.values.map(String).join(', ')}`)];
    case 'custom':
    case 'invalid_format':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return [blockProblem(pointer, issue.message)];
  }
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters' : '';
}
