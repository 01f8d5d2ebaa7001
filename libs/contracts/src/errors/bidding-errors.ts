import type { ErrorRow } from './error-row.js';

const RULES = '中心交易规则 竞价';

/** Why a bid does not stand. */
export const BIDDING_ERRORS = {
  'trading.mode-not-offered': {
    status: 422,
    sentence: '不能用这种竞价方式，可以选：{offered}。',
    rule: RULES,
  },
  'trading.floor-not-below': {
    status: 422,
    sentence: '最低降到的价要大于零，并且低于起始价 {start} 元。',
    rule: RULES,
  },
  'trading.rounds-not-offered': {
    status: 422,
    sentence: '只有{name}可以报几轮。请改用这种方式，或者清空这一项。',
    rule: RULES,
  },
  'trading.ceiling-not-offered': {
    status: 422,
    sentence:
      '最高限价只在转出方竞价（多次、动态、密封、权重报价）时设：采购和降价竞价的起始价就是最高价，双方协商不设。请清空这一项。',
    rule: RULES,
  },
  'trading.reserve-not-offered': {
    status: 422,
    sentence: '双方协商不设保留价：协商时没有密封的价可开，最低价由起始价和已经有过的出价定。请清空这一项。',
    rule: RULES,
  },
  'trading.negotiated-descending': {
    status: 422,
    sentence: '双方协商的不能选{name}：有人出价更高时，从谈定的价往上竞。请换一种方式，或者清空这一项。',
    rule: RULES,
  },
  'trading.ceiling-not-above': {
    status: 422,
    sentence: '最高限价要高于起始价 {start} 元。',
    rule: RULES,
  },
  'trading.ceiling-off-step': {
    status: 422,
    sentence: '最高限价要比起始价 {start} 元高出加价幅度 {step} 元的整数倍，不然谁也报不到这个价。',
    rule: RULES,
  },
  'session.resumes-too-soon': {
    status: 422,
    sentence: '恢复竞价至少要提前 10 分钟定下，让竞买人来得及回来。',
    rule: RULES,
  },
  'session.not-asked': {
    status: 409,
    sentence: '这场竞价现在没有这件事要决定，请刷新页面。',
    rule: RULES,
  },
  'session.no-ground': { status: 422, sentence: '请选撤销出价的理由。', rule: RULES },
  'session.ending': {
    status: 409,
    sentence: '竞价的时间已经到了，正在收口。结束以后的事按成交公示和违约的规则办。',
    rule: RULES,
  },
  'session.question-open': {
    status: 409,
    sentence: '有一件事要两个人先书面决定，竞价才能恢复。',
    rule: RULES,
  },
  'session.lot-suspended': {
    status: 409,
    sentence: '项目正在中止，竞价不能恢复，也不能定恢复的时间。请等项目恢复以后再办。',
    rule: RULES,
  },
  'session.answered': { status: 409, sentence: '这件事已经有人提出了决定，等另一个人答复。', rule: RULES },
  'trading.not-working-hours': {
    status: 422,
    sentence: '竞价要在工作日 09:00 到 17:00 之间开始。',
    rule: RULES,
  },
  'trading.reserve-and-floor': {
    status: 422,
    sentence: '降价竞价的最低价是公开的，不再另设保留价。',
    rule: RULES,
  },
  'bid.not-admitted': {
    status: 403,
    sentence: '您没有这场竞价的资格：要资格合格并且保证金已到账。',
    rule: RULES,
  },
  'bid.not-open': { status: 409, sentence: '竞价还没有开始。', rule: RULES },
  'bid.paused': {
    status: 409,
    sentence: '竞价暂停，现在不能出价。恢复以后剩下的时间一毫秒也不会少。',
    rule: RULES,
  },
  'bid.after-end': { status: 409, sentence: '竞价已经结束，这次出价没有计入。', rule: RULES },
  'bid.other-mode': { status: 422, sentence: '这场竞价不是这样出价的，请刷新页面再试。', rule: RULES },
  'bid.leader': { status: 409, sentence: '您现在就是领先的人，不用再出。', rule: RULES },
  'bid.not-positive': { status: 422, sentence: '出价要大于零。', rule: RULES },
  'trading.hour-full': {
    status: 409,
    sentence:
      '这一个小时里已经安排了 {planned} 场竞价，一般不超过 {most} 场。请换一个时间；一定要排在这里的，写明原因。',
    rule: RULES,
  },
  'bid.below-start': { status: 409, sentence: '第一口价不能低于 {nearest} 元。', rule: RULES },
  'bid.too-low': { status: 409, sentence: '出价太低，现在最少要出 {nearest} 元。', rule: RULES },
  'bid.above-start': { status: 409, sentence: '报价不能高于 {nearest} 元。', rule: RULES },
  'bid.too-high': { status: 409, sentence: '报价太高，现在最多能报 {nearest} 元。', rule: RULES },
  'bid.off-step': {
    status: 409,
    sentence: '出价要按 {step} 元一档来，现在最近的一档是 {nearest} 元。',
    rule: RULES,
  },
  'bid.too-far': { status: 409, sentence: '一次最多加 {most} 档。', rule: RULES },
  'bid.above-ceiling': { status: 409, sentence: '报价不能高于最高限价 {ceiling} 元。', rule: RULES },
  'bid.at-ceiling': {
    status: 409,
    sentence: '您已经报到最高限价，结束时先看优先权，再由系统公开抽签，不用再报。',
    rule: RULES,
  },
  'bid.confirming': {
    status: 409,
    sentence: '自由竞价已经结束，现在请先确认进入限时竞价；确认的时间到了以后再出价。',
    rule: RULES,
  },
  'bid.not-confirming': { status: 409, sentence: '现在不是确认进入限时竞价的时间。', rule: RULES },
  'bid.entered': { status: 409, sentence: '您已经确认进入限时竞价，不用再确认。', rule: RULES },
  'bid.not-entered': {
    status: 403,
    sentence: '公告写明进入限时竞价前要确认，您没有在时间内确认，不能再出价；您已经出的价仍然有效。',
    rule: RULES,
  },
  'bid.no-claim': { status: 403, sentence: '您在这个项目没有经过审查的优先权。', rule: RULES },
  'bid.nothing-to-match': {
    status: 409,
    sentence: '还没有人出价，优先权要在有人出价以后才能行使。',
    rule: RULES,
  },
  'bid.match-differs': {
    status: 409,
    sentence: '价格已经变了，行使优先权要按现在的价 {current} 元。',
    rule: RULES,
  },
  'bid.claim-outranked': {
    status: 409,
    sentence: '现在领先的人优先顺位不在您后面，同价不能再行使优先权，可以加价。',
    rule: RULES,
  },
  'bid.not-asked': { status: 409, sentence: '没有报过这个价。现在的报价是 {asked} 元。', rule: RULES },
  'bid.not-yet-asked': {
    status: 409,
    sentence: '还没有降到这个价。现在的报价是 {asked} 元。',
    rule: RULES,
  },
  'bid.not-invited': { status: 403, sentence: '这一轮只有报价相同的几位可以加报。', rule: RULES },
  'bid.sealed-once': { status: 409, sentence: '密封报价只能报一次，您已经报过了。', rule: RULES },
  'bid.not-whole': {
    status: 422,
    sentence: '这份密封报价不完整：三份钥匙和它自己对不上，或者不是封给这一宗、这个号牌的，不算有效报价。',
    rule: RULES,
  },
  'bid.unreadable': { status: 422, sentence: '这份密封报价打不开，不算有效报价。', rule: RULES },
  'bid.no-amount': { status: 422, sentence: '这份密封报价里不是有效的金额，不算有效报价。', rule: RULES },
  'bid.struck': {
    status: 409,
    sentence: '报价的人在结束以前失去了资格，经两人书面决定，这份报价不计入。',
    rule: RULES,
  },
} as const satisfies Record<string, ErrorRow>;
