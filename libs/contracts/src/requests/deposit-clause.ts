import { IsIn } from 'class-validator';
import {
  CHOSEN_PAYS,
  type ChosenPays,
  DEPOSIT_INTERESTS,
  DEPOSIT_NATURES,
  DEPOSIT_USES,
  type DepositInterest,
  type DepositNature,
  type DepositUse,
  type StatedClause,
} from '@helan/domain';
import { MayBeMissing } from './decorators.js';

/** What a form says about its deposit; nothing, or an empty choice, is the usual. */
export class DepositClauseRequest implements StatedClause {
  @MayBeMissing() @IsIn(Object.keys(DEPOSIT_NATURES)) depositNature?: DepositNature;
  @MayBeMissing() @IsIn(Object.keys(DEPOSIT_USES)) depositUse?: DepositUse;
  @MayBeMissing() @IsIn(Object.keys(DEPOSIT_INTERESTS)) depositInterest?: DepositInterest;
  @MayBeMissing() @IsIn(CHOSEN_PAYS) transferorPays?: ChosenPays;
}
