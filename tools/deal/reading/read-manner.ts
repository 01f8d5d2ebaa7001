import type { TradingChoice } from '@helan/domain';
import { readNumber, readWhole, SCALE } from './number-words.js';
import type { LotFields } from './real-notice.js';
import { type Said, said, textOf } from './said.js';

const NUMBER = '([一二两三四五六七八九十百\\d.]+)';

/** How a notice wants its bidding held, as far as it says so in numbers. */
export type StatedManner = Omit<TradingChoice, 'mode' | 'hasReserve' | 'mostSteps'>;

export function readManner(fields: LotFields): StatedManner {
  const { limitedBiddingSeconds, noBidForfeitPct } = fields;
  const freeMinutes = readFreeMinutes(fields);
  const silence = readWhole(noBidForfeitPct) ?? (isForfeitedBySilence(fields) ? 100 : undefined);
  const limited =
    readWhole(limitedBiddingSeconds) ?? secondsAfter(/限时(?:竞价|报价)?\D{0,4}/, wordsOn(fields));
  return {
    ...(freeMinutes === undefined ? {} : { freeMinutes }),
    ...(limited === undefined ? {} : { limitedSeconds: limited }),
    ...readExtension(wordsOn(fields)),
    ...readFew(fields),
    ...readAfterRefusal(fields),
    ...readTie(textOf(fields.tieRule)),
    ...(silence === undefined ? {} : { silencePercent: silence }),
  };
}

/** What the notice says of extensions; its words alone where their numbers are missing. */
export function readExtensionWords(fields: LotFields): Said<StatedManner> | undefined {
  const words = textOf(fields.extensionRule);
  if (words === '') return undefined;
  const read = readExtension(words);
  return said(words, Object.keys(read).some((key) => key !== 'extension') ? read : undefined);
}

/** Fewer than these, and nobody bids. */
export function readMinBidders(fields: LotFields): number | undefined {
  const words = [textOf(fields.tradingMethod), textOf(fields.singleBidderRule)].join('，');
  return (
    readWhole(fields.minBidders) ??
    readWhole(/(?:不足|少于)\s*([一二两三四五\d]+)\s*[人家个名]/.exec(words)?.[1]) ??
    readWhole(/(?:≥|至少)\s*([一二两三四五\d]+)\s*[人家个名]/.exec(words)?.[1])
  );
}

/** How many times written offers are made; one where the notice says 一次 or 一轮. */
export function readWrittenRounds(fields: LotFields): number | undefined {
  const words = textOf(fields.tradingMethod);
  const rounds = readWhole(
    /([一二两三四五\d]+)(?:次|轮)(?:性)?(?:书面|书写|密封)?(?:报价|竞价|竞标|摇号)/.exec(words)?.[1],
  );
  return rounds ?? (/一次性|一轮|暗|书面/.test(words) ? 1 : undefined);
}

/** The how many-th time the thing is listed. */
export function readListingRound({
  round,
  title,
}: {
  round?: unknown;
  title?: string | undefined;
}): number | undefined {
  const stated = readWhole(round);
  if (stated !== undefined) return stated;
  return readWhole(/(?:第|[(（])([一二两三四五\d]+)次(?!变更)/.exec(title ?? '')?.[1]);
}

function wordsOn(fields: LotFields): string {
  return [textOf(fields.extensionRule), textOf(fields.tradingMethod)].filter(Boolean).join('，');
}

function readFreeMinutes(fields: LotFields): number | undefined {
  const stated = readWhole(fields.freeBiddingMinutes);
  if (stated !== undefined) return stated;
  const [start, end] = [fields.biddingStart, fields.freeBiddingEnd ?? fields.biddingEnd].map((text) =>
    Date.parse(`${textOf(text)}Z`),
  ) as [number, number];
  const minutes = Math.round((end - start) / 60_000);
  return minutes > 0 && minutes < 100_000 ? minutes : undefined;
}

function readExtension(words: string): StatedManner {
  const isReset = /重新(?:计时|倒计时|开始)|刷新|重置/.test(words);
  const seconds = secondsAfter(/(?:延时|延长|顺延|加时|刷新)(?:周期)?\D{0,3}/, words);
  const trigger = secondsAfter(/最后\D{0,2}/, words);
  const most = readWhole(
    new RegExp(`(?:最多|不超过|限)(?:延时|延长|顺延)?\\D{0,3}${NUMBER}\\s*次`).exec(words)?.[1],
  );
  if (seconds === undefined && trigger === undefined && most === undefined) return {};
  return {
    extension: isReset ? 'RESET' : 'ADD',
    ...(seconds === undefined ? {} : { extensionSeconds: seconds }),
    ...(trigger === undefined ? {} : { triggerSeconds: trigger }),
    ...(most === undefined ? {} : { mostExtensions: most }),
  };
}

function secondsAfter(before: RegExp, words: string): number | undefined {
  const match = new RegExp(`${before.source}${NUMBER}\\s*(分|秒|小时)`).exec(words);
  const number = readNumber(match?.[1]);
  if (number === undefined) return undefined;
  const unit = { 秒: 1n, 分: 60n, 小时: 3600n }[match![2] as '秒' | '分' | '小时'];
  const seconds = (number * unit) / SCALE;
  return seconds < 1_000_000n ? Number(seconds) : undefined;
}

/** In a sentence of its own a word is enough; among others it must say how many it is about. */
function readFew(fields: LotFields): StatedManner {
  const rule = textOf(fields.singleBidderRule);
  const method = textOf(fields.tradingMethod);
  if (/协商|协议|商定/.test(rule)) return { fewBidders: 'AGREE' };
  if (/流标|终止/.test(rule)) return { fewBidders: 'FAIL' };
  if (/(?:不足|少于|<|仅|只有|1人|一人|单人)\S{0,8}(?:协商|协议|商定)/.test(method))
    return { fewBidders: 'AGREE' };
  return /(?:不足|少于|仅|1人|一人|单人)\S{0,8}(?:流标|终止)/.test(method) ? { fewBidders: 'FAIL' } : {};
}

function readAfterRefusal(fields: LotFields): StatedManner {
  const words = [textOf(fields.forfeit), textOf(fields.runnerUpRule)].join('；');
  if (/不递补/.test(words)) return { afterRefusal: 'FAIL' };
  if (/递补|顺延|次高/.test(words)) return { afterRefusal: 'NEXT' };
  return /重新(?:组织|招标|发包|竞价|拍卖|公告)/.test(words) ? { afterRefusal: 'FAIL' } : {};
}

/** Equals draw at once, or offer once more before. */
function readTie(words: string): StatedManner {
  if (/再次报价|再报价|重新报价|加报/.test(words)) return {};
  return /抽签|摇号|抓阄|摇球|平票/.test(words) ? { extraRoundMinutes: 0 } : {};
}

function isForfeitedBySilence({ forfeit }: LotFields): boolean {
  return /(?:均不|都不|无人)(?:应价|出价|报价)/.test(textOf(forfeit));
}
