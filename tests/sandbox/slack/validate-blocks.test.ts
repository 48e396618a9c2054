import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const option = (value: string) => ({ text: plain(3), value });
const button = (more: object = {}) => ({ type: 'button', text: plain(5), action_id: 'go', ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const select = (count: number) => ({ type: 'static_select', options: many(count, (index) => option(`v${index}`)) });

/** Rows of the limits table: a block that just fits, the same one step too far, and where the complaint points. */
const limits: readonly [string, (size: number) => object, number, string][] = [
  ['section text', (n) => ({ type: 'section', text: mrkdwn(n) }), 3000, '/text/text'],
  ['section field', (n) => ({ type: 'section', fields: [mrkdwn(n)] }), 2000, '/fields/0/text'],
  ['section fields', (n) => ({ type: 'section', fields: many(n, () => mrkdwn(1)) }), 10, '/fields'],
  ['header', (n) => ({ type: 'header', text: plain(n) }), 150, '/text/text'],
  ['markdown', (n) => ({ type: 'markdown', text: 'x'.repeat(n) }), 12_000, '/text'],
  ['context elements', (n) => ({ type: 'context', elements: many(n, () => mrkdwn(1)) }), 10, '/elements'],
  ['actions', (n) => actions(...many(n, (index) => button({ action_id: `a${index}` }))), 25, '/elements'],
  ['block id', (n) => ({ type: 'divider', block_id: 'x'.repeat(n) }), 255, '/block_id'],
  ['action id', (n) => actions(button({ action_id: 'x'.repeat(n) })), 255, '/elements/0/action_id'],
  ['button text', (n) => actions(button({ text: plain(n) })), 75, '/elements/0/text/text'],
  ['button value', (n) => actions(button({ value: 'x'.repeat(n) })), 2000, '/elements/0/value'],
  [
    'button label',
    (n) => actions(button({ accessibility_label: 'x'.repeat(n) })),
    75,
    '/elements/0/accessibility_label',
  ],
  ['options', (n) => actions(select(n)), 100, '/elements/0/options'],
  [
    'option value',
    (n) => actions({ ...select(1), options: [option('x'.repeat(n))] }),
    150,
    '/elements/0/options/0/value',
  ],
  ['overflow', (n) => actions({ type: 'overflow', options: many(n, (i) => option(`${i}`)) }), 5, '/elements/0/options'],
  [
    'checkboxes',
    (n) => actions({ type: 'checkboxes', options: many(n, (i) => option(`${i}`)) }),
    10,
    '/elements/0/options',
  ],
  ['placeholder', (n) => actions({ ...select(1), placeholder: plain(n) }), 150, '/elements/0/placeholder/text'],
  [
    'confirm title',
    (n) => actions(button({ confirm: { title: plain(n), text: plain(1) } })),
    100,
    '/elements/0/confirm/title/text',
  ],
  ['confirm text', (n) => actions(button({ confirm: { text: plain(n) } })), 300, '/elements/0/confirm/text/text'],
  [
    'image alt text',
    (n) => ({ type: 'image', image_url: 'https://x.example/a.png', alt_text: 'x'.repeat(n) }),
    2000,
    '/alt_text',
  ],
  ['table rows', (n) => ({ type: 'table', rows: many(n, () => [{ type: 'raw_text', text: '' }]) }), 100, '/rows'],
  ['table cells', (n) => ({ type: 'table', rows: [many(n, () => ({ type: 'raw_text', text: '' }))] }), 20, '/rows/0'],
];

describe('limits of the reference', () => {
  test.for(limits)('%s holds what the reference says and no more', ([, make, most, pointer]) => {
    expect(validateBlocks('message', [make(most)])).toEqual([]);
    const [problem] = validateBlocks('message', [make(most + 1)]);
    expect(problem?.pointer).toBe(`/blocks/0${pointer}`);
    expect(problem?.message).toContain(`[json-pointer:/blocks/0${pointer}]`);
  });

  test('a message holds fifty blocks, a modal and a Home tab a hundred', () => {
    const dividers = (count: number) => many(count, () => ({ type: 'divider' }));
    expect(validateBlocks('message', dividers(50))).toEqual([]);
    expect(validateBlocks('message', dividers(51))[0]?.message).toBe(
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    );
    expect(validateBlocks('modal', dividers(100))).toEqual([]);
    expect(validateBlocks('home', dividers(101))).toHaveLength(1);
  });

  test('the text of all blocks of a message together stays below the cap', () => {
    const blocks = many(5, () => ({ type: 'section', text: mrkdwn(2700) }));
    expect(validateBlocks('message', blocks)[0]?.error).toBe('msg_blocks_too_long');
    expect(validateBlocks('modal', blocks)).toEqual([]);
  });
});

describe('shape', () => {
  test('names a missing member, an unknown member and an unknown type', () => {
    const reasons = validateBlocks('message', [
      { type: 'header' },
      { type: 'divider', colour: 'red' },
      { type: 'banner' },
      { type: 'section' },
      { text: 'no type' },
      'text',
    ]).map((problem) => `${problem.pointer} ${problem.reason}`);
    expect(reasons).toEqual([
      '/blocks/0 missing required field: text',
      '/blocks/1 invalid additional property: colour',
      '/blocks/2/type unsupported type: banner',
      '/blocks/3 missing required field: text or fields',
      '/blocks/4 missing required field: type',
      '/blocks/5 must be an object',
    ]);
  });

  test('a header takes plain text only', () => {
    expect(validateBlocks('message', [{ type: 'header', text: mrkdwn(3) }])[0]?.pointer).toBe('/blocks/0/text/type');
  });

  test('a block id stands once in a message, an action id once in a block', () => {
    const twice = validateBlocks('message', [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
      actions(button(), button()),
      actions(button()),
    ]);
    expect(twice.map((problem) => problem.pointer)).toEqual(['/blocks/1/block_id', '/blocks/2']);
  });

  test('an initial option must be among the options', () => {
    const chosen = { ...select(2), initial_option: option('elsewhere') };
    expect(validateBlocks('message', [actions(chosen)])[0]?.reason).toMatch(/initial option/);
  });

  test('a message holds one table', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
    expect(validateBlocks('message', [table, table])[0]).toMatchObject({
      error: 'invalid_attachments',
      reason: 'only_one_table_allowed',
    });
  });
});

describe('surfaces', () => {
  const alert = { type: 'alert', text: mrkdwn(3) };
  const task = { type: 'task_card', task_id: 't', title: 'Restart', status: 'pending' };
  const file = { type: 'input', label: plain(3), element: { type: 'file_input' } };

  test('an alert stands in a modal, not in a message or a Home tab', () => {
    expect(validateBlocks('modal', [alert])).toEqual([]);
    expect(validateBlocks('message', [alert])).toHaveLength(1);
    expect(validateBlocks('home', [alert])).toHaveLength(1);
  });

  test('a task card stands in a message only', () => {
    expect(validateBlocks('message', [task])).toEqual([]);
    expect(validateBlocks('modal', [task])).toHaveLength(1);
  });

  test('a file input stands in a modal only', () => {
    expect(validateBlocks('modal', [file])).toEqual([]);
    expect(validateBlocks('message', [file])).toHaveLength(1);
  });
});

describe('any input', () => {
  test('answers with problems instead of throwing', () => {
    const surface = fc.constantFrom('message' as const, 'modal' as const, 'home' as const);
    fc.assert(
      fc.property(surface, fc.anything(), (where, what) => {
        expect(validateBlocks(where, what)).toBeInstanceOf(Array);
      }),
    );
  });

  test('accepts every section whose text is within the limit, and refuses every longer one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), (length) => {
        const problems = validateBlocks('modal', [{ type: 'section', text: mrkdwn(length) }]);
        expect(problems).toHaveLength(length <= 3000 ? 0 : 1);
      }),
    );
  });

  test('points every complaint into the block it is about', () => {
    const good = fc.constantFrom<object>({ type: 'divider' }, { type: 'section', text: mrkdwn(5) }, actions(button()));
    const bad = fc.constantFrom<object>({ type: 'header', text: plain(151) }, { type: 'nope' }, actions());
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            good.map((block) => ({ block, isBad: false })),
            bad.map((block) => ({ block, isBad: true })),
          ),
          { maxLength: 30 },
        ),
        (entries) => {
          const problems = validateBlocks(
            'message',
            entries.map((entry) => entry.block),
          );
          const blamed = new Set(problems.map((problem) => Number(problem.pointer.split('/')[2])));
          const wrong = new Set(entries.flatMap((entry, index) => (entry.isBad ? [index] : [])));
          expect(blamed).toEqual(wrong);
        },
      ),
    );
  });
});
