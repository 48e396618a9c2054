import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, parseAddress, sayAddress, textPath } from '#runbooks/address.ts';

const word = fc.constantFrom('steps', 'if_true', 'branches.logs', 'on_failure', 'runbook.steps', 'undo');
const place = fc.record({ list: word, index: fc.nat(600), turn: fc.option(fc.nat(200)) });
const addresses: fc.Arbitrary<Address> = fc.array(place, { minLength: 1, maxLength: 6 });

test('reads what it writes', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(parseAddress(sayAddress(address))).toEqual(address);
    }),
  );
});

test('knows the place in the text of a step in any turn', () => {
  expect(textPath(parseAddress('steps[3]#2.steps[0]') ?? [])).toBe('steps[3].steps[0]');
});

test.each(['', 'steps', 'steps[0', 'steps[-1]', 'steps[0].', '.steps[0]', 'steps[0]#', 'steps[0] ', '[0]'])(
  'takes %j for no address',
  (text) => expect(parseAddress(text)).toBeNull(),
);
