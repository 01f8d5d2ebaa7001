import { type PrivateKey, privateKeyOf, unsealWithKey } from './lot-key-envelope.js';
import { type HandedIn, isShownBroken, openWithKey } from './unseal-envelope.js';

/* What an OPENED line says of each envelope, held against the envelope itself. */

/** What a lot is sealed for: three holders, or keys of its own, one for each round, where it is an older one. */
export type SealedFor =
  | {
      readonly holders: readonly { readonly part: string; readonly publicKey: string }[];
      readonly drawHash: string;
    }
  | { readonly publicKeys: readonly string[]; readonly drawHash: string };

/** What a line says of one envelope. */
export interface Said {
  readonly amountFen: string | null;
  readonly key?: string | null;
  readonly reason?: string | null;
  readonly shares?: Readonly<Record<string, HandedIn | null>>;
}

export interface Opened {
  readonly round: number;
  readonly by: readonly string[];
  readonly privateKey?: string;
  readonly reserve: (Said & { readonly envelope: string }) | null;
  readonly prices: readonly (Said & { readonly seq: number })[];
}

/** What is in an envelope, or why it is void as it is; nothing where what the line says of it does not hold. */
export type Reader = (
  envelope: string,
  said: Said,
  context: string,
) => { readonly amount: bigint | null; readonly flaw: string | null } | undefined;

/** How this line is read; nothing where it was not opened by what the terms name. */
export function readerOf({ round, by, privateKey }: Opened, sealedFor: SealedFor): Reader | undefined {
  if (new Set(by).size < 2) return undefined;
  if ('holders' in sealedFor) return holdersReader(by, sealedFor.holders);
  const key = privateKeyOf(privateKey ?? '', sealedFor.publicKeys[round - 1]);
  return key && lotKeyReader(key);
}

function lotKeyReader(key: PrivateKey): Reader {
  return (envelope, _, context) => {
    const amount = readAmount(unsealWithKey(envelope, key, context));
    return { amount, flaw: amount === null ? 'bid.unreadable' : null };
  };
}

function holdersReader(
  by: readonly string[],
  holders: readonly { readonly part: string; readonly publicKey: string }[],
): Reader | undefined {
  const places = by.map((part) => holders.findIndex((holder) => holder.part === part));
  if (places.length !== 2 || places.includes(-1) || holders.length !== 3) return undefined;
  const publicKeys = holders.map(({ publicKey }) => publicKey);
  return (envelope, { key, reason, shares = {} }, context) => {
    const purpose = { publicKeys, context };
    if (reason === undefined) return undefined;
    if (typeof key === 'string') {
      const { isWhole, text } = openWithKey(envelope, key, purpose);
      const amount = readAmount(text);
      const flaw = text === null ? 'bid.unreadable' : amount === null ? 'bid.no-amount' : null;
      return isWhole ? { amount, flaw } : undefined;
    }
    const handedIn = new Map(by.map((part, index) => [places[index]!, shares[part] ?? null]));
    const isBroken = isShownBroken(envelope, handedIn, purpose);
    return isBroken ? { amount: null, flaw: 'bid.not-whole' } : undefined;
  };
}

function readAmount(text: string | null): bigint | null {
  const amount = text !== null && /^\d{18}$/.test(text) ? BigInt(text) : 0n;
  return amount > 0n && amount <= 99_999_999_999_999n ? amount : null;
}
