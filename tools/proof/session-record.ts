import type { Sealing } from './open-envelopes.js';
import type { Line } from './record-lines.js';

interface Head {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly root: string;
  readonly signature: string;
}

/** A session's record as its file has it. */
export interface SessionRecord {
  readonly terms: Sealing & {
    readonly rules: object;
    readonly arrival?: string;
    /** SHA-256 of the secret of a drawing at the ceiling, where nothing was sealed. */
    readonly drawHash?: string;
    /** What one alone agreed to, where nobody bid. */
    readonly agreedFen?: string;
    /** The notice under which it was held. */
    readonly notice?: { readonly no: string; readonly contentHash: string };
  };
  readonly log: readonly Line[];
  readonly heads: readonly Head[];
  readonly publicKey: string;
}

export function isRecord(data: unknown): data is SessionRecord {
  return hasKind(data, 'bid-record') && 'log' in (data as object) && 'terms' in (data as object);
}

/** Whether a file says of itself that it is of a kind. */
export function hasKind(data: unknown, kind: string): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === kind;
}
