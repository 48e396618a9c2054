import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressReach } from '#clients/http/address-reach.ts';

test.each([
  ['127.0.0.1', 'internal'],
  ['127.255.255.254', 'internal'],
  ['10.1.2.3', 'internal'],
  ['172.16.0.1', 'internal'],
  ['172.31.255.255', 'internal'],
  ['192.168.1.1', 'internal'],
  ['169.254.169.254', 'internal'],
  ['100.100.100.200', 'internal'],
  ['192.0.0.192', 'internal'],
  ['::1', 'internal'],
  ['fd00:ec2::254', 'internal'],
  ['fe80::1', 'internal'],
  ['fe80::1%eth0', 'internal'],
  ['::ffff:127.0.0.1', 'internal'],
  ['::ffff:a9fe:a9fe', 'internal'],
  ['64:ff9b::10.0.0.1', 'internal'],
  ['64:ff9b:1::1', 'internal'],
  ['0.0.0.0', 'unusable'],
  ['255.255.255.255', 'unusable'],
  ['224.0.0.1', 'unusable'],
  ['203.0.113.9', 'unusable'],
  ['::', 'unusable'],
  ['::7f00:1', 'unusable'],
  ['ff02::1', 'unusable'],
  ['2001:db8::1', 'unusable'],
  ['2002:7f00:1::', 'unusable'],
  ['64:ff9b::', 'unusable'],
  ['localhost', 'unusable'],
  ['1.1.1.1', 'public'],
  ['172.32.0.1', 'public'],
  ['100.128.0.1', 'public'],
  ['2606:4700::1111', 'public'],
  ['::ffff:1.1.1.1', 'public'],
  ['64:ff9b::1.1.1.1', 'public'],
] as const)('finds %s to be %s', (address, reach) => {
  expect(addressReach(address).reach).toBe(reach);
});

test('names the network, so that a message can', () => {
  expect(addressReach('169.254.169.254').network).toContain('metadata');
  expect(addressReach('::ffff:10.0.0.1').network).toBe('private network');
});

test('judges an IPv4 address the same, however it is carried in an IPv6 one', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const reach = addressReach(address);
      expect(addressReach(`::ffff:${address}`)).toEqual(reach);
      expect(addressReach(`64:ff9b::${address}`)).toEqual(reach);
    }),
  );
});

test('finds nothing public outside 2000::/3', () => {
  const outside = fc.ipV6().filter((address) => !/^(?:::ffff:|64:ff9b:|[23][\da-f]{3}:)/i.test(expand(address)));
  fc.assert(
    fc.property(outside, (address) => {
      expect(addressReach(address).reach).not.toBe('public');
    }),
  );
});

function expand(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
