import { isIP } from 'node:net';

const WIDEST = 8;

/**
 * The proxies whose word on a client's address and scheme is taken: addresses, networks as `address/bits`, and
 * `loopback`. Throws one sentence for what is none of these, or would be nearly everybody.
 */
export function readTrustedProxies(text: string): string[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  for (const entry of entries) {
    if (!isPlace(entry))
      throw new Error(`TRUSTED_PROXIES 里的“${entry}”不是地址，也不是“地址/位数”的网段。请改正。`);
    if (bitsOf(entry) < WIDEST)
      throw new Error(`TRUSTED_PROXIES 里的“${entry}”太宽，谁都能冒充代理。请只写代理自己的地址或网段。`);
  }
  return entries;
}

function isPlace(entry: string): boolean {
  if (entry === 'loopback') return true;
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function bitsOf(entry: string): number {
  const bits = entry.split('/')[1];
  return bits === undefined ? Infinity : Number(bits);
}
