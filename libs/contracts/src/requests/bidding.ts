import { IsBoolean, IsIn } from 'class-validator';
import {
  AFTER_REFUSAL,
  type AfterRefusal,
  BIDDING_MODES,
  type BiddingMode,
  EXTENSION_MANNERS,
  FEW_BIDDERS,
  FIRST_BIDS,
  type FewBidders,
  type FirstBid,
  SILENCES,
  type Silence,
  type TradingChoice,
} from '@helan/domain';
import { MayBeMissing, OptionalCount, OptionalFact } from './decorators.js';

/** How the bidding is to be held; what is left out is as the rulebook has it. */
export class TradingRequest implements TradingChoice {
  @MayBeMissing() @IsIn(Object.keys(BIDDING_MODES)) mode?: BiddingMode;
  @OptionalCount() freeMinutes?: number;
  @OptionalCount() limitedSeconds?: number;
  @OptionalCount() confirmMinutes?: number;
  @MayBeMissing() @IsIn(Object.keys(FIRST_BIDS)) firstBid?: FirstBid;
  @OptionalCount() mostSteps?: number;
  @MayBeMissing() @IsIn(Object.keys(EXTENSION_MANNERS)) extension?: keyof typeof EXTENSION_MANNERS;
  @OptionalCount() extensionSeconds?: number;
  @OptionalCount() triggerSeconds?: number;
  @OptionalCount() mostExtensions?: number;
  @OptionalFact('AMOUNT') floorYuan?: string;
  @OptionalFact('AMOUNT') ceilingYuan?: string;
  @OptionalCount() intervalSeconds?: number;
  @MayBeMissing() @IsBoolean() hasReserve?: boolean;
  @OptionalCount() priceWeightPercent?: number;
  @OptionalCount() writtenRounds?: number;
  @OptionalCount() extraRoundMinutes?: number;
  @MayBeMissing() @IsIn(Object.keys(SILENCES)) silence?: Silence;
  @MayBeMissing() @IsIn(Object.keys(FEW_BIDDERS)) fewBidders?: FewBidders;
  @OptionalCount() minBidders?: number;
  @MayBeMissing() @IsIn(Object.keys(AFTER_REFUSAL)) afterRefusal?: AfterRefusal;
  @OptionalCount() silencePercent?: number;
}
