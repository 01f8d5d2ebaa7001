import type { Condition } from './attribute.js';
import type { TransferMode } from './transfer-mode.js';

/** What a type asks of whoever wants to receive it, beyond what all types ask; each with its source. Source: rules §3.6, §3.10. */
export interface ReceivingRule {
  /** The charter's cap is compared: the answer to this question, in the unit of the lot. */
  readonly holdingCap?: { readonly attribute: string; readonly source: string };
  /** In this mode nobody but the collective itself may receive it. */
  readonly redemption?: { readonly mode: TransferMode; readonly source: string };
  /** Of these rights a household may hold one only. */
  readonly onePerHousehold?: { readonly rights: readonly string[]; readonly source: string };
  /** Who rents it now, what he has said of his priority, and by which answer he has given it up in writing. */
  readonly tenant?: {
    readonly when: Condition;
    readonly name: string;
    readonly stance: string;
    readonly waived: readonly string[];
  };
  /** The answer that names the certificate of fitness that the notice asks for. */
  readonly qualification?: { readonly attribute: string; readonly source: string };
}
