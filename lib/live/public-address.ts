import { BlockList, isIPv4, isIPv6 } from 'node:net';

// https://www.iana.org/assignments/iana-ipv4-special-registry, and the one for IPv6.
const reserved4 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  reserved4.addSubnet(net, prefix);

const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
// What leads to an IPv4 address of its own choice (Teredo, 6to4), and what is for documents.
const reserved6 = new BlockList();
reserved6.addSubnet('2001::', 23, 'ipv6');
reserved6.addSubnet('2001:db8::', 32, 'ipv6');
reserved6.addSubnet('2002::', 16, 'ipv6');
reserved6.addSubnet('3fff::', 20, 'ipv6');

/** Whether an address is one of the open internet: no network of ours, no machine beside this one, no cloud's own. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !reserved4.check(address);
  return isIPv6(address) && global6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6');
}
