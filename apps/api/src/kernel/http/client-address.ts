import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** Whose request it is, told as the framework tells it by `request.ip`, for what is asked before the framework. */
export function clientAddress(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trust = proxyAddr.compile([...trustedProxies]);
  return (request) => proxyAddr(request, trust);
}

/** Whether an address is one of the platform's own machines, as the pages' process is, and not a client's. */
export function ownAddress(trustedProxies: readonly string[]): (address: string) => boolean {
  const trust = proxyAddr.compile([...trustedProxies]);
  return (address) => trust(address, 0);
}
