import { expect, test } from 'vitest';
import { validateView } from '#sandbox/slack/validate-view.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const input = { type: 'input', label: plain(3), element: { type: 'plain_text_input', action_id: 'text' } };
const modal = (more: object = {}) => ({ type: 'modal', title: plain(24), blocks: [], ...more });

const pointers = (view: unknown) => validateView(view).map((problem) => problem.pointer);

test('accepts a modal at its limits', () => {
  const view = modal({
    submit: plain(24),
    close: plain(24),
    private_metadata: 'x'.repeat(3000),
    callback_id: 'x'.repeat(255),
    external_id: 'x'.repeat(255),
    blocks: [input],
  });
  expect(validateView(view)).toEqual([]);
});

test('refuses what is one step too long', () => {
  expect(pointers(modal({ title: plain(25) }))).toEqual(['/view/title/text']);
  expect(pointers(modal({ private_metadata: 'x'.repeat(3001) }))).toEqual(['/view/private_metadata']);
  expect(pointers(modal({ callback_id: 'x'.repeat(256) }))).toEqual(['/view/callback_id']);
});

test('wants a submit button beside an input', () => {
  expect(validateView(modal({ blocks: [input] }))[0]?.reason).toBe('missing required field: submit');
});

test('points at a block inside of the view', () => {
  expect(pointers(modal({ blocks: [{ type: 'header', text: plain(151) }] }))).toEqual(['/view/blocks/0/text/text']);
});

test('knows modals and Home tabs, and a Home tab has no title', () => {
  expect(pointers({ type: 'home', blocks: [] })).toEqual([]);
  expect(pointers({ type: 'home', title: plain(3), blocks: [] })).toEqual(['/view']);
  expect(pointers({ type: 'sheet', blocks: [] })).toEqual(['/view/type']);
  expect(pointers('view')).toEqual(['/view']);
});
