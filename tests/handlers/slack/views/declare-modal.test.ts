import { describe, expect, it } from 'vitest';
import { declareModal } from '#handlers/slack/views/declare-modal.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';

describe('declareModal', () => {
  it('offers every known service, and no field where none is known', () => {
    const view = JSON.stringify(declareModal(['claims-api', 'billing-api'], null));
    expect(view.indexOf('billing-api')).toBeLessThan(view.indexOf('claims-api'));
    expect(declareModal([], null).blocks).toHaveLength(3);
  });

  it('begins with the severity that was typed, else with sev2', () => {
    const initial = (view: object) => /"initial_option":\{[^}]*\},"value":"(sev\d)"/.exec(JSON.stringify(view))?.[1];
    expect(initial(declareModal([], null))).toBe('sev2');
    expect(initial(declareModal([], 'sev1'))).toBe('sev1');
  });

  it('is a form that Slack opens, with no, one and far too many services', () => {
    const many = Array.from({ length: 300 }, (_, index) => `${'s'.repeat(index % 90)}-${index}`);
    for (const services of [[], ['claims-api'], many]) expect(validateView(declareModal(services, null))).toEqual([]);
  });
});
