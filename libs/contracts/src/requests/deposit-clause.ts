import { IsIn } from 'class-validator';
import {
  DEPOSIT_INTERESTS,
  DEPOSIT_USES,
  type DepositInterest,
  type DepositUse,
  type StatedClause,
  TRANSFEROR_PAYS,
  type TransferorPays,
} from '@helan/domain';
import { MayBeMissing } from './decorators.js';

/** What a form says about its deposit; nothing, or an empty choice, is the usual. */
export class DepositClauseRequest implements StatedClause {
  @MayBeMissing() @IsIn(Object.keys(DEPOSIT_USES)) depositUse?: DepositUse;
  @MayBeMissing() @IsIn(Object.keys(DEPOSIT_INTERESTS)) depositInterest?: DepositInterest;
  @MayBeMissing() @IsIn(Object.keys(TRANSFEROR_PAYS)) transferorPays?: TransferorPays;
}
