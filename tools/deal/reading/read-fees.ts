import { readNumber } from './number-words.js';
import type { LotFields } from './real-notice.js';
import { partsOf, textOf, wordsOf } from './said.js';

/** What the winner pays besides the price and what for, in the notice's own words. */
export function readOtherPayments(fields: LotFields): string[] {
  const { performanceDeposit, securityDeposit, facilityDeposit, extraCost } = fields;
  const entries = [
    ['履约保证金', performanceDeposit],
    ['押金', securityDeposit],
    ['设施保护押金', facilityDeposit],
    ['另付', extraCost],
  ] as const;
  return entries.flatMap(([name, entry]) => {
    const words = wordsOf(entry);
    return words === '' || readNumber(partsOf(entry)?.value) === 0n ? [] : [`${name}：${words}`];
  });
}

const FEE = /招标文件费|标书费|文件费|资料费|报名费|工本费|手续费|交易服务费|交易费|服务费|会员费|佣金/;
const NO_FEE = /免收|免缴|免交|免费|不收|不缴|不交|无需|不需|零收费|不向/;

/** Sentences in which a notice asks bidders or the winner for a fee. */
export function readFees(fields: LotFields): string[] {
  const rule = partsOf(fields.feeRule);
  const own = rule && readNumber(rule.value) !== 0n ? [wordsOf(fields.feeRule)] : [];
  const { qualification, paymentTerms, other, delivery, deposit } = fields;
  const texts = [
    ...own,
    wordsOf(deposit),
    ...[qualification, paymentTerms, other, delivery].map(textOf),
    textOf(fields.forfeit),
  ];
  const clauses = texts.flatMap((text) => text.split(/[；;。]/)).map((text) => text.trim());
  const asked = clauses.filter((text) => FEE.test(text) && !NO_FEE.test(text));
  return [...new Set([...own.filter((words) => !NO_FEE.test(words)), ...asked])];
}
