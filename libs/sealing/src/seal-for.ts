import { sealEnvelope } from './envelope.js';
import { sealForLotKey } from './lot-key.js';

/** What a lot is sealed for: its three holders, or keys of its own, one for each round, where it is an older one. */
export type Recipients =
  | { readonly holders: readonly { readonly publicKey: string }[] }
  | { readonly publicKeys: readonly string[] };

/** Seals a text for whoever opens a lot. `context` says what it is for, `round` for which round of prices. */
export function sealFor(
  recipients: Recipients,
  text: string,
  { context, round }: { readonly context: string; readonly round: number },
): Promise<string> {
  if ('publicKeys' in recipients) return sealForLotKey(text, recipients.publicKeys[round - 1]!, context);
  return sealEnvelope(text, { publicKeys: recipients.holders.map(({ publicKey }) => publicKey), context });
}
