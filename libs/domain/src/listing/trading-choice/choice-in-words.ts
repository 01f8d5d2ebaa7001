import { BIDDING_MODES } from './bidding-mode.js';
import { EXTENSION_MANNERS, FIRST_BIDS } from './manners.js';
import { SILENCES } from './silence.js';
import { TRADING_FIELDS, TRADING_UNITS } from './trading-fields.js';
import { FEW_BIDDERS, AFTER_REFUSAL, type TradingChoice } from './trading-choice.js';

const NAMES: Partial<Record<keyof TradingChoice, Readonly<Record<string, string>>>> = {
  mode: BIDDING_MODES,
  firstBid: FIRST_BIDS,
  extension: EXTENSION_MANNERS,
  silence: SILENCES,
  fewBidders: FEW_BIDDERS,
  afterRefusal: AFTER_REFUSAL,
};

/** What a lister chose, part by part in the order of the form; nothing of what he left to the rulebook. */
export function choiceInWords(choice: TradingChoice): string {
  return (Object.keys(TRADING_FIELDS) as (keyof TradingChoice)[])
    .filter((key) => choice[key] !== undefined && choice[key] !== false)
    .map((key) => {
      const unit = key in TRADING_UNITS ? ` ${TRADING_UNITS[key as keyof typeof TRADING_UNITS]}` : '';
      const value = typeof choice[key] === 'boolean' ? (choice[key] ? '设' : '不设') : String(choice[key]);
      return `${TRADING_FIELDS[key]}：${NAMES[key]?.[value] ?? `${value}${unit}`}`;
    })
    .join('；');
}
