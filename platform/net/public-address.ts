import { BlockList, isIP } from 'node:net';

/**
 * IPv4 networks that are not on the public internet, or that lead to somewhere other than they say. Checked on 2026-11-29
 * against the special-purpose registry and the registry of the address space:
 * https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/ipv4-address-space
 */
const SPECIAL_V4 = [
  '0.0.0.0/8', // this network, RFC 791
  '10.0.0.0/8', // private use, RFC 1918
  '100.64.0.0/10', // shared by the customers of a provider, RFC 6598
  '127.0.0.0/8', // loopback, RFC 1122
  '169.254.0.0/16', // link local, where clouds answer with credentials, RFC 3927
  '172.16.0.0/12', // private use, RFC 1918
  '192.0.0.0/24', // protocol assignments, RFC 6890
  '192.0.2.0/24', // documentation, RFC 5737
  '192.31.196.0/24', // AS112, which answers for private names, RFC 7535
  '192.52.193.0/24', // AMT relays, RFC 7450
  '192.88.99.0/24', // 6to4 relays, RFC 7526
  '192.168.0.0/16', // private use, RFC 1918
  '192.175.48.0/24', // AS112, RFC 7534
  '198.18.0.0/15', // benchmarks, RFC 2544
  '198.51.100.0/24', // documentation, RFC 5737
  '203.0.113.0/24', // documentation, RFC 5737
  '224.0.0.0/4', // multicast, RFC 5771
  '240.0.0.0/4', // reserved, and the broadcast address, RFC 1112 and RFC 919
];

/** The only IPv6 network that is public at all: global unicast, RFC 4291. */
const GLOBAL_V6 = ['2000::/3'];

/** Networks within it that are not public, or that lead to an IPv4 address which the sender chooses. Same date. */
const SPECIAL_V6 = [
  '2001::/23', // protocol assignments, among them Teredo, RFC 2928 and RFC 4380
  '2001:db8::/32', // documentation, RFC 3849
  '2002::/16', // 6to4, RFC 3056
  '2620:4f:8000::/48', // AS112, RFC 7534
  '3fff::/20', // documentation, RFC 9637
];

function blockList(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', bits] = subnet.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

const specialV4 = blockList(SPECIAL_V4, 'ipv4');
const specialV6 = blockList(SPECIAL_V6, 'ipv6');
const globalV6 = blockList(GLOBAL_V6, 'ipv6');
const loopback = blockList(['127.0.0.0/8'], 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether text is an IP address of the public internet. Returns false if it is no IP address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !specialV4.check(address, 'ipv4');
    case 6:
      return globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Whether an IP address is this machine. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
