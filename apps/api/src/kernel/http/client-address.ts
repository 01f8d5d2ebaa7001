import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** Whose request it is, told as the framework tells it by `request.ip`, for what is asked before the framework. */
export function clientAddress(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trust = proxyAddr.compile([...trustedProxies]);
  return (request) => proxyAddr(request, trust);
}
