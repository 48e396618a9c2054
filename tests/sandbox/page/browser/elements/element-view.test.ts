import { describe, expect, it } from 'vitest';
import type { BlockScope } from '#sandbox/page/browser/block-scope.ts';
import { elementView } from '#sandbox/page/browser/elements/element-view.ts';
import { blockScopeOf } from '#tests/sandbox/page/block-scope-of.ts';
import { elementsOf, markupOf, wordsOf } from '#tests/sandbox/page/markup-of.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

function draw(element: { type: string }, scope: BlockScope, dispatches = true) {
  return elementView({ element, blockId: 'b', scope, label: 'Label', id: 'x', dispatches });
}

function control(element: { type: string }, scope: BlockScope, type: string, value?: string, dispatches = true) {
  const found = elementsOf(draw(element, scope, dispatches)).find(
    (each) =>
      each.type === type && (value === undefined || each.props.value === value || each.props['data-value'] === value),
  );
  if (!found) throw new Error(`No <${type}> with the value ${value} was drawn.`);
  return found.props as Record<string, (event: object) => void>;
}

describe('button', () => {
  const button = {
    type: 'button',
    action_id: 'approve',
    style: 'primary',
    text: plain('Approve'),
    confirm: { text: plain('Sure?') },
  };

  it('reports a press with its question', () => {
    const scope = blockScopeOf();
    control(button, scope, 'button').onClick!({});
    expect(scope.acts).toEqual([{ kind: 'press', actionId: 'approve', blockId: 'b', confirm: button.confirm }]);
    expect(markupOf(draw(button, scope))).toContain('data-action-id="approve"');
  });

  it('does not report a second press while the first is on its way', () => {
    const scope = blockScopeOf({ busy: 'b/approve' });
    control(button, scope, 'button').onClick!({});
    expect(scope.acts).toEqual([]);
    expect(markupOf(draw(button, scope))).toContain('aria-busy');
  });

  it('is a link where it has an address, but never to a script', () => {
    expect(markupOf(draw({ ...button, url: 'https://a.example/' } as { type: string }, blockScopeOf()))).toMatch(
      /^<a .*href="https:\/\/a.example\/"/,
    );
    expect(markupOf(draw({ ...button, url: 'javascript:alert(1)' } as { type: string }, blockScopeOf()))).toMatch(
      /^<button /,
    );
  });
});

describe('selects', () => {
  const select = {
    type: 'static_select',
    action_id: 's',
    options: [option('a'), option('b')],
    initial_option: option('b'),
  };

  it('starts with the app’s option and reports another', () => {
    const scope = blockScopeOf();
    const props = control(select, scope, 'select');
    expect(props.value).toBe('b');
    props.onChange!({ currentTarget: { value: 'a' } });
    expect(scope.acts).toMatchObject([{ kind: 'choose', actionId: 's', value: 'a' }]);
    expect(control(select, scope, 'select').value).toBe('a');
  });

  it('waits for the form inside an input block', () => {
    const scope = blockScopeOf();
    control(select, scope, 'select', undefined, false).onChange!({ currentTarget: { value: 'a' } });
    expect(scope.acts).toEqual([]);
    expect(scope.fields.get('b/s')).toBe('a');
  });

  it.each([
    [{ type: 'users_select', action_id: 's' }, 'Sofia Marsh'],
    [{ type: 'channels_select', action_id: 's' }, '#general'],
    [{ type: 'conversations_select', action_id: 's' }, '#incidents'],
    [
      { type: 'static_select', action_id: 's', option_groups: [{ label: plain('Group'), options: [option('a')] }] },
      'A',
    ],
  ])('offers what %j can hold', (element, offer) => {
    expect(wordsOf(draw(element, blockScopeOf()))).toContain(offer);
  });

  it('adds and takes away choices of a multi-select, up to its limit', () => {
    const element = {
      type: 'multi_static_select',
      action_id: 'm',
      options: ['a', 'b', 'c'].map(option),
      initial_options: [option('a')],
      max_selected_items: 2,
    };
    const scope = blockScopeOf();
    control(element, scope, 'input', 'b').onChange!({});
    expect(scope.fields.get('b/m')).toEqual(['a', 'b']);
    expect(control(element, scope, 'input', 'c').disabled).toBe(true);
    control(element, scope, 'input', 'a').onChange!({});
    expect(scope.fields.get('b/m')).toEqual(['b']);
  });
});

describe('choices', () => {
  it('reports a radio button', () => {
    const scope = blockScopeOf();
    control(
      { type: 'radio_buttons', action_id: 'r', options: [option('a'), option('b')] } as { type: string },
      scope,
      'input',
      'b',
    ).onChange!({});
    expect(scope.acts).toMatchObject([{ kind: 'choose', value: 'b' }]);
  });

  it('reports all ticked checkboxes', () => {
    const scope = blockScopeOf();
    control(
      { type: 'checkboxes', action_id: 'c', options: [option('a'), option('b')], initial_options: [option('a')] } as {
        type: string;
      },
      scope,
      'input',
      'b',
    ).onChange!({});
    expect(scope.acts).toMatchObject([{ kind: 'choose', value: ['a', 'b'] }]);
  });

  it('reports an entry of an overflow menu and closes it', () => {
    const scope = blockScopeOf();
    let closed = '';
    const details = { removeAttribute: (name: string) => (closed = name) };
    control({ type: 'overflow', action_id: 'o', options: [option('a')] } as { type: string }, scope, 'button', 'a')
      .onClick!({ currentTarget: { closest: () => details } });
    expect(scope.acts).toMatchObject([{ kind: 'choose', actionId: 'o', value: 'a' }]);
    expect(closed).toBe('open');
  });
});

describe('inputs', () => {
  it('sends a date as a date, and a date with time as epoch seconds', () => {
    const scope = blockScopeOf();
    control({ type: 'datepicker', action_id: 'd' } as { type: string }, scope, 'input').onChange!({
      currentTarget: { value: '2026-03-14' },
    });
    control({ type: 'datetimepicker', action_id: 't' } as { type: string }, scope, 'input').onChange!({
      currentTarget: { value: '2026-03-14T10:00' },
    });
    expect(scope.fields.get('b/d')).toBe('2026-03-14');
    expect(scope.fields.get('b/t')).toBe(String(new Date('2026-03-14T10:00').getTime() / 1000));
  });

  it('reports a text on Enter, or on every key where the app asks for that', () => {
    const scope = blockScopeOf();
    const text = { type: 'plain_text_input', action_id: 'p' };
    const typed = { currentTarget: { value: 'cla' } };
    control(text, scope, 'input').onInput!(typed);
    expect(scope.acts).toEqual([]);
    control(text, scope, 'input').onKeyDown!({
      ...typed,
      key: 'Enter',
      shiftKey: false,
      preventDefault: () => undefined,
    });
    expect(scope.acts).toMatchObject([{ value: 'cla' }]);
    const eager = { ...text, dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    control(eager, scope, 'input').onInput!(typed);
    expect(scope.acts).toHaveLength(2);
  });

  it('draws a picture that travels with the message, and describes any other', () => {
    expect(
      markupOf(
        draw(
          { type: 'image', image_url: 'data:image/png;base64,AAAA', alt_text: 'dot' } as { type: string },
          blockScopeOf(),
        ),
      ),
    ).toMatch(/^<img /);
    const absent = markupOf(
      draw(
        { type: 'image', image_url: 'https://a.example/x.png', alt_text: 'chart' } as { type: string },
        blockScopeOf(),
      ),
    );
    expect(absent).not.toContain('<img');
    expect(absent).toContain('chart');
  });
});
