import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { cause } from '#handlers/slack/actions/cause.ts';
import { causeValue } from '#handlers/slack/button-value.ts';
import type { Deps } from '#incidents/deps.ts';

const press = async (value: string) => {
  const opened: ModalView[] = [];
  const openModal = async (view: ModalView) => {
    opened.push(view);
    return null;
  };
  return { told: await cause.press({ deps: {} as Deps, person: 'U1', value, openModal }), opened };
};

describe('the button that asks for the cause', () => {
  it('opens the form from what it carries, without reading anything', async () => {
    const value = causeValue({ incident: 12, class: null, cause: 'memory_leak', likely: ['memory_leak'] });
    const { told, opened } = await press(value);
    expect(told).toBeNull();
    expect(opened).toMatchObject([{ private_metadata: '{"incident":12}' }]);
  });

  it.each(['{"incident":12}', '{"incident":12,"class":"a.b","cause":null,"likely":[]}', ''])(
    'opens nothing for %j, as on the card of another version',
    async (value) => {
      const { told, opened } = await press(value);
      expect(told?.text).toContain('another version');
      expect(opened).toEqual([]);
    },
  );
});
