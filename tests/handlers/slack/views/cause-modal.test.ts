import type { InputBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { classes } from '#domain/classification.ts';
import { causeModal } from '#handlers/slack/views/cause-modal.ts';
import { knownCauses } from '#incidents/known-causes.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';

const subject = { incident: 999_999_999, class: null, cause: null, likely: [] } as const;

function isInput(block: ModalView['blocks'][number]): block is InputBlock {
  return block.type === 'input';
}

function menu(id: string, changes: Partial<Parameters<typeof causeModal>[0]> = {}) {
  const { blocks } = causeModal({ ...subject, ...changes });
  const inputs = blocks.filter(isInput).filter((block) => block.block_id === id);
  const [element] = inputs.flatMap((block) => (block.element.type === 'static_select' ? [block.element] : []));
  if (!element) throw new Error(`there is no menu ${id}`);
  const groups = element.option_groups ?? [];
  const values = groups.flatMap(({ options }) => options.map(({ value = '' }) => value));
  return { groups, values, initial: element.initial_option?.value };
}

describe('causeModal', () => {
  it('is a form that Slack opens and that carries its incident, whatever it begins with', () => {
    const likely = knownCauses.map(({ id }) => id);
    for (const changes of [{}, { class: classes[0], cause: 'other' }, { cause: 'memory_leak', likely }]) {
      const view = causeModal({ ...subject, ...changes });
      expect(validateView(view)).toEqual([]);
      expect(view.private_metadata).toBe('{"incident":999999999}');
    }
  });

  it('offers every class under its category, and to leave it unsaid', () => {
    const { groups, values, initial } = menu('class', { class: 'data.queue_backlog' });
    expect(groups.map(({ label }) => label.text)).toEqual([
      'infrastructure',
      'application',
      'data',
      'security',
      'observability',
      'Otherwise',
    ]);
    expect(values).toEqual([...classes, 'unsaid']);
    expect(initial).toBe('data.queue_backlog');
  });

  it('offers the causes held possible first and in their order, each cause once, then something else', () => {
    const likely = ['volume_full', 'bad_rollout'];
    const { groups, values, initial } = menu('cause', { likely, cause: 'bad_rollout' });
    expect(values.slice(0, 2)).toEqual(likely);
    expect(groups.map(({ options }) => options.length)).toEqual([2, knownCauses.length - 2, 2]);
    expect(values).toHaveLength(knownCauses.length + 2);
    expect(new Set(values)).toEqual(new Set([...knownCauses.map(({ id }) => id), 'other', 'unsaid']));
    expect(initial).toBe('bad_rollout');
  });

  it('shows every title whole', () => {
    for (const { title } of knownCauses) expect(title.length).toBeLessThanOrEqual(75);
  });

  it('chooses nothing where there is nothing to begin with', () => {
    expect(menu('class').initial).toBeUndefined();
    expect(menu('cause').initial).toBeUndefined();
    expect(menu('cause').groups).toHaveLength(2);
  });
});
