import type { ErrorCode } from '@helan/contracts';
import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';

/** Which claim of an answer was not the one that was asked for. */
const BY_CLAIM: Readonly<Record<string, ErrorCode>> = {
  nonce: 'issuer.wrong-nonce',
  iss: 'issuer.wrong-issuer',
  aud: 'issuer.wrong-audience',
  azp: 'issuer.wrong-audience',
  exp: 'issuer.stale',
  nbf: 'issuer.stale',
  iat: 'issuer.stale',
};

/** Why an answer of the issuer is not taken, or that there is none. */
export function refusalOf(error: unknown): ErrorCode {
  // The code has been used or is too old: the issuer itself says so.
  if (error instanceof ResponseBodyError)
    return error.error === 'invalid_grant' ? 'issuer.replayed' : 'issuer.bad-answer';
  if (error instanceof AuthorizationResponseError) return 'issuer.given-up';
  const claim = claimOf(error);
  if (claim) return BY_CLAIM[claim] ?? 'issuer.bad-answer';
  if (isSilence(error)) return 'issuer.down';
  return 'issuer.bad-answer';
}

function claimOf(error: unknown): string | undefined {
  for (const one of chainOf(error)) {
    const { claim, attribute } = one as { claim?: unknown; attribute?: unknown };
    if (typeof claim === 'string') return claim;
    if (attribute === 'issuer') return 'iss';
    const { message } = one as { message?: unknown };
    // An answer of another issuer in the address itself (RFC 9207).
    if (typeof message === 'string' && /"iss"/.test(message)) return 'iss';
  }
  return undefined;
}

/** Nobody answered, not in time, or with nothing but an error of a server. */
function isSilence(error: unknown): boolean {
  return chainOf(error).some((one) => {
    const { name, code, message, status } = one as Record<string, unknown>;
    if (name === 'TimeoutError' || name === 'AbortError' || code === 'OAUTH_TIMEOUT') return true;
    return (typeof status === 'number' && status >= 500) || message === 'fetch failed';
  });
}

function chainOf(error: unknown): object[] {
  const chain: object[] = [];
  for (let one = error; typeof one === 'object' && one !== null && chain.length < 5;) {
    chain.push(one);
    one = (one as { cause?: unknown }).cause;
  }
  return chain;
}
