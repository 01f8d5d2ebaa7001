import { BondClaimEntity } from './bond-claim.entity.js';
import { BondEntity } from './bond.entity.js';
import { DepositInterestEntity } from './deposit-interest.entity.js';
import { InterestKeepingEntity } from './interest-keeping.entity.js';
import { InterestReceiptEntity } from './interest-receipt.entity.js';

/** Of what becomes of deposits once they are held. */
export const RELEASE_ENTITIES = [
  BondClaimEntity,
  BondEntity,
  DepositInterestEntity,
  InterestKeepingEntity,
  InterestReceiptEntity,
];
