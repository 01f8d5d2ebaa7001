import type { TradingChoice } from './trading-choice.js';

/** Words of the form for the parts of a choice. */
export const TRADING_FIELDS = {
  mode: '竞价方式',
  freeMinutes: '自由竞价时长',
  limitedSeconds: '限时竞价时长',
  confirmMinutes: '进入限时竞价前确认（不填为不用确认）',
  firstBid: '第一口价',
  mostSteps: '一次最多加几档',
  extension: '延时方式',
  extensionSeconds: '每次延时',
  triggerSeconds: '最后多久内出价才延时',
  mostExtensions: '最多延时次数',
  floorYuan: '最低降到',
  ceilingYuan: '最高限价',
  intervalSeconds: '多久降一次',
  hasReserve: '密封保留价',
  priceWeightPercent: '价格所占权重',
  writtenRounds: '密封报价几轮',
  extraRoundMinutes: '报价相同加报一轮（0 为直接抽签）',
  silence: '征求意见时不答复',
  fewBidders: '人数不够怎么办',
  minBidders: '最少几人取得资格',
  afterRefusal: '受让方反悔怎么办',
  silencePercent: '都不出价扣保证金',
} as const satisfies Record<keyof TradingChoice, string>;

/** Units of the parts that are numbers. */
export const TRADING_UNITS = {
  freeMinutes: '分钟',
  limitedSeconds: '秒',
  confirmMinutes: '分钟',
  extensionSeconds: '秒',
  triggerSeconds: '秒',
  mostExtensions: '次',
  mostSteps: '档',
  intervalSeconds: '秒',
  floorYuan: '元',
  ceilingYuan: '元',
  priceWeightPercent: '%',
  writtenRounds: '轮',
  extraRoundMinutes: '分钟',
  minBidders: '人',
  silencePercent: '%',
} as const satisfies Partial<Record<keyof TradingChoice, string>>;
