import { describe, expect, it } from 'vitest';
import { blockList, drawBlock, type blockTable } from '#sandbox/page/browser/blocks/block-view.ts';
import { blockScopeOf } from '#tests/sandbox/page/block-scope-of.ts';
import { incidentCard } from '#tests/sandbox/page/incident-story.ts';
import { markupOf, wordsOf } from '#tests/sandbox/page/markup-of.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const draw = (block: object) => drawBlock({ block, scope: blockScopeOf(), id: 'x' });

/** One block of each type with the words a reader must find in it. */
const examples: Record<keyof typeof blockTable, { block: object; words: string }> = {
  section: {
    block: {
      type: 'section',
      text: { type: 'mrkdwn', text: '*State*' },
      fields: [plain('one'), { type: 'mrkdwn', text: '_two_' }],
      accessory: { type: 'button', action_id: 'a', text: plain('Open') },
    },
    words: 'State one two Open',
  },
  header: { block: { type: 'header', text: plain('SEV2 :fire:') }, words: 'SEV2 🔥' },
  divider: { block: { type: 'divider' }, words: '' },
  context: {
    block: {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: 'by <@U2>' },
        { type: 'image', image_url: 'https://a.example/x.png', alt_text: 'chart' },
      ],
    },
    words: 'by @devon chart',
  },
  actions: {
    block: {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'a', text: plain('Approve') },
        { type: 'users_select', action_id: 'b', placeholder: plain('Who?') },
      ],
    },
    words: 'Approve Who? Maya Lindqvist Devon Okafor Priya Raman Sofia Marsh',
  },
  image: {
    block: {
      type: 'image',
      image_url: 'https://a.example/x.png',
      alt_text: 'p99 of claims-api',
      title: plain('Latency'),
    },
    words: 'Latency p99 of claims-api',
  },
  rich_text: {
    block: {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'bold', style: { bold: true } },
            { type: 'user', user_id: 'U1' },
            { type: 'link', url: 'javascript:alert(1)', text: 'bad' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'emoji', name: 'tada' }] }],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'SELECT 1' }] },
      ],
    },
    words: 'bold @maya bad 🎉 said SELECT 1',
  },
  markdown: {
    block: { type: 'markdown', text: '## Plan\n- **one**\n\n| a | b |\n|---|---|\n| 1 | 2 |' },
    words: 'Plan one a b 1 2',
  },
  input: {
    block: {
      type: 'input',
      block_id: 'i',
      label: plain('Title'),
      hint: plain('One line'),
      optional: true,
      element: { type: 'plain_text_input', action_id: 'a' },
    },
    words: 'Title (optional) One line',
  },
  table: {
    block: {
      type: 'table',
      column_settings: [{}, { align: 'right' }],
      rows: [
        [
          { type: 'raw_text', text: 'Service' },
          { type: 'raw_text', text: 'p99' },
        ],
        [rich('claims-api'), { type: 'raw_number', value: 3420, text: '3.4 s' }],
      ],
    },
    words: 'Service p99 claims-api 3.4 s',
  },
  plan: {
    block: {
      type: 'plan',
      title: 'Runbook',
      tasks: [
        { task_id: '1', title: 'Count', status: 'complete' },
        { type: 'task_card', task_id: '2', title: 'Restart', status: 'pending' },
      ],
    },
    words: 'Runbook 1 of 2 done Done Count Not started Restart',
  },
  task_card: {
    block: {
      type: 'task_card',
      task_id: '1',
      title: 'Restart',
      status: 'error',
      output: rich('timed out'),
      sources: [{ type: 'url', url: 'https://a.example', text: 'logs' }],
    },
    words: 'Failed Restart timed out logs',
  },
};

describe('drawBlock', () => {
  it.each(Object.entries(examples))('draws a %s block', (_type, { block, words }) => {
    expect(wordsOf(draw(block))).toBe(words);
  });

  it.each(['hologram', '__proto__', 'constructor', undefined])('shows a block of type %s as its JSON', (type) => {
    const markup = markupOf(draw({ type, secret: '<b>' }));
    expect(markup).toContain('data-testid="unknown-block"');
    expect(markup).toContain('&quot;secret&quot;: &quot;&lt;b&gt;&quot;');
  });

  it('shows an unknown element inside a known block as its JSON', () => {
    expect(markupOf(draw({ type: 'actions', elements: [{ type: 'lever' }] }))).toContain(
      'data-testid="unknown-element"',
    );
  });

  it('writes what is wrong with a field beside it', () => {
    const scope = blockScopeOf({ errors: { i: 'Already taken' } });
    const markup = markupOf(drawBlock({ block: examples.input.block, scope, id: 'x' }));
    expect(markup).toContain('role="alert"');
    expect(markup).toContain('Already taken');
    expect(markup).toContain('aria-invalid="true"');
  });
});

describe('blockList', () => {
  it('draws an incident’s card in order', () => {
    const words = wordsOf(blockList(incidentCard, blockScopeOf(), 'card'));
    expect(words).toMatch(
      /^SEV2 · claims-api.*State 🟠 Triggered.*connection pool exhaustion.*Runbook.*Approve restart Reject Acknowledge Resolve/,
    );
  });
});
