import type { IncomingHttpHeaders } from 'node:http';
import ipaddr from 'ipaddr.js';
import { type VisitKind, agentFeatures } from '@helan/domain';
import { deviceOf } from '../../kernel/auth/index.js';

/** A request of somebody who takes part in a lot. */
export interface Visit {
  readonly ip?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** What a visit is known by again, in the clear: it is hashed before it is kept. */
export function marksOf({ ip, headers }: Visit): [VisitKind, string][] {
  const range = ip && addressRange(ip);
  const features = featuresOf(headers);
  const marks: [VisitKind, string | undefined][] = [
    ['DEVICE', deviceOf(headers)],
    ['ADDRESS', ip],
    ['RANGE', range && features ? `${range}\n${features}` : undefined],
  ];
  return marks.filter((mark): mark is [VisitKind, string] => Boolean(mark[1]));
}

/** The network around an address: /24 of IPv4, /56 of IPv6, which a provider gives to one line. */
export function addressRange(ip: string): string | undefined {
  if (!ipaddr.isValid(ip)) return undefined;
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return `${address.octets.slice(0, 3).join('.')}.0/24`;
  const [first, second, third, fourth] = address.parts as [number, number, number, number];
  return `${[first, second, third, fourth & 0xff00].map((part) => part.toString(16)).join(':')}::/56`;
}

function featuresOf(headers: IncomingHttpHeaders): string {
  const text = (name: string) => headers[name]?.toString();
  return agentFeatures({
    userAgent: headers['user-agent'],
    languages: headers['accept-language'],
    brands: text('sec-ch-ua'),
    platform: text('sec-ch-ua-platform'),
    isMobile: text('sec-ch-ua-mobile'),
  });
}
