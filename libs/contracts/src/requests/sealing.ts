import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Matches, Min, ValidateNested } from 'class-validator';
import { MOST_HANDED_IN } from '@helan/domain';
import { Exact, MayBeMissing } from './decorators.js';

/**
 * As `@helan/sealing` makes it: commitment, one-time point, price, three sealed shares and signature, base64. That of
 * an older lot: sender's key, nonce and text.
 */
export const ENVELOPE =
  /^(2\.[A-Za-z0-9+/]{43}=\.[A-Za-z0-9+/]{44}\.[A-Za-z0-9+/]{4,100}={0,2}(\.[A-Za-z0-9+/]{64}){3}\.[A-Za-z0-9+/]{86}==|1(\.[A-Za-z0-9+/]+={0,2}){3})$/;
export const ENVELOPE_LENGTH = 600;
const KEY_LENGTH = 200;

/** The public half of a key that its holder has just made. */
export class HolderKeyRequest {
  @Exact(KEY_LENGTH) publicKey!: string;
}

export class ReserveRequest {
  @Exact(ENVELOPE_LENGTH) @Matches(ENVELOPE) envelope!: string;
}

/** What a holder hands in of one envelope; without point and proof: that it was not sealed for this. */
export class HandedInRequest {
  /** Its line in the log; 0 is the reserve. */
  @IsInt() @Min(0) seq!: number;
  @MayBeMissing() @Matches(/^[A-Za-z0-9+/]{44}$/) common?: string;
  @MayBeMissing() @Matches(/^[A-Za-z0-9+/]{86}==$/) proof?: string;
}

export class HandInRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_HANDED_IN)
  @ValidateNested({ each: true })
  @Type(() => HandedInRequest)
  shares!: HandedInRequest[];
}

/** A holder's share of the key of an older lot, which he has opened with his own key. */
export class LotKeyShareRequest {
  @Exact(ENVELOPE_LENGTH) share!: string;
}
