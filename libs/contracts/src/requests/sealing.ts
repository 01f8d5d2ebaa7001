import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, Matches, ValidateNested } from 'class-validator';
import { KEY_PARTS, type KeyPart } from '@helan/domain';
import { Text } from './decorators.js';

/** As `@helan/sealing` makes it: version, sender's key, nonce and text, base64. */
export const ENVELOPE = /^1(\.[A-Za-z0-9+/]+={0,2}){3}$/;
export const ENVELOPE_LENGTH = 600;
const KEY_LENGTH = 200;

/** The public half of a key that its holder has just made. */
export class HolderKeyRequest {
  @Text(KEY_LENGTH) publicKey!: string;
}

/** A share of a private key, sealed for whoever is to hold it. */
export class SealedShareRequest {
  @IsIn(Object.keys(KEY_PARTS)) part!: KeyPart;
  @Matches(/^[0-9a-f-]{36}$/) accountId!: string;
  @Text(ENVELOPE_LENGTH) @Matches(ENVELOPE) sealed!: string;
  /** SHA-256 of the share as text, so that a wrong one is told from a right one at the opening. */
  @Matches(/^[0-9a-f]{64}$/) shareHash!: string;
}

export class SealingKeyRequest {
  @Text(KEY_LENGTH) publicKey!: string;
  @IsArray()
  @ArrayMinSize(3)
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => SealedShareRequest)
  shares!: SealedShareRequest[];
}

/** What a ceremony made, the key of the first round first. */
export class MakeKeysRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => SealingKeyRequest)
  keys!: SealingKeyRequest[];
}

export class ReserveRequest {
  @Text(ENVELOPE_LENGTH) @Matches(ENVELOPE) envelope!: string;
}

/** A holder's share, which he has opened with his own key. */
export class OpenShareRequest {
  @Text(ENVELOPE_LENGTH) share!: string;
}

export class ScoreRequest {
  @Matches(/^[0-9]{1,8}$/) paddle!: string;
  /** Points of the plan, 0 to 100, with at most two decimals. */
  @Matches(/^(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)$/) points!: string;
}

export class ScoresRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ScoreRequest)
  scores!: ScoreRequest[];
}
