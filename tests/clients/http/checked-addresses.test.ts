import { describe, expect, test } from 'vitest';
import { readAllowList } from '#clients/http/allow-list.ts';
import { checkedAddresses, type Lookup } from '#clients/http/checked-addresses.ts';

const allowed = readAllowList(['a.example', { host: 'in.example', private: true }, 'http://127.0.0.1:9000']);
const at =
  (...addresses: string[]): Lookup =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

test('gives every address of the name', async () => {
  const addresses = await checkedAddresses(new URL('https://a.example'), allowed, at('1.1.1.1', '2606:4700::1111'));
  expect(addresses.map(({ address }) => address)).toEqual(['1.1.1.1', '2606:4700::1111']);
});

describe('refuses', () => {
  test.each([
    ['a private one', ['10.0.0.1']],
    ['a private one beside a public one', ['1.1.1.1', '169.254.169.254']],
    ['a loopback one inside IPv6', ['::ffff:127.0.0.1']],
  ])('%s, and says how to open it', async (_what, addresses) => {
    const checked = checkedAddresses(new URL('https://a.example'), allowed, at(...addresses));
    await expect(checked).rejects.toMatchObject({
      code: 'address_not_allowed',
      message: expect.stringContaining('{ host: "a.example", private: true }'),
    });
  });

  test('an address of nobody, even where private ones are opened', async () => {
    const url = new URL('https://in.example');
    expect(await checkedAddresses(url, allowed, at('10.0.0.1'))).toHaveLength(1);
    await expect(checkedAddresses(url, allowed, at('0.0.0.0'))).rejects.toMatchObject({ code: 'address_not_allowed' });
  });

  test('an IP address that is listed without being opened', async () => {
    const checked = checkedAddresses(new URL('http://127.0.0.1:9000'), allowed, at());
    await expect(checked).rejects.toMatchObject({ message: expect.stringContaining('"http://127.0.0.1:9000"') });
  });

  test('a host that is not listed, without asking for its address', async () => {
    const never: Lookup = () => Promise.reject(new Error('it was asked'));
    const checked = checkedAddresses(new URL('http://b.example:81'), allowed, never);
    await expect(checked).rejects.toMatchObject({
      code: 'host_not_allowed',
      message: expect.stringContaining('add "http://b.example:81" to the setting http.allow'),
    });
  });

  test('a name without an address', async () => {
    await expect(checkedAddresses(new URL('https://a.example'), allowed, at())).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
  });
});
