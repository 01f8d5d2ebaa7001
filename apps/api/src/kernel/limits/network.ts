import { isIPv6 } from 'node:net';

const GROUPS = 8;
const OF_ONE_NETWORK = 4;
/** The first eight bits of the fourth. */
const OF_LAST_GROUP = 0xff00;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * What counts as one address: an IPv4 address, and of IPv6 the network of 56 bits, as a household is given it and
 * may take any address of.
 */
export function networkOf(address = ''): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const between = Array.from({ length: Math.max(0, GROUPS - before.length - after.length) }, () => '0');
  const groups = [...before, ...between, ...after]
    .slice(0, OF_ONE_NETWORK)
    .map((group) => parseInt(group, 16));
  groups[OF_ONE_NETWORK - 1]! &= OF_LAST_GROUP;
  return `${groups.map((group) => group.toString(16)).join(':')}::/56`;
}
