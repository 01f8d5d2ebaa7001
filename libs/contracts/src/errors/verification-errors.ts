import type { ErrorRow } from './error-row.js';

const PLAN = '贺党办〔2022〕110号';
const RULES = '中心交易规则';

/** What keeps a site check from passing, and measures from being published. */
export const VERIFICATION_ERRORS = {
  'verification.too-few-photos': {
    status: 422,
    sentence: '现场照片至少 {min} 张，现在有 {count} 张。同一张交几次只算一张，请换个方向再拍。',
    rule: `${PLAN} 六(二)`,
  },
  'verification.area-differs': {
    status: 422,
    sentence: '实测数量和申报数量相差 {percent}%，请双方选定按确权、合同还是实测计价，并写明原因。',
    rule: RULES,
  },
  'verification.contract-differs': {
    status: 422,
    sentence:
      '合同的 {contract} 与挂牌的 {listed}、实测的 {measured} 都对不上，请核对合同。挂牌数量填错的，先改申请。',
    rule: RULES,
  },
  'verification.no-area-reason': {
    status: 422,
    sentence: '请写明双方为什么这样选。',
    rule: RULES,
  },
  'verification.too-far': {
    status: 422,
    sentence: '定位离标的 {distance} 米，超过 {max} 米，请写明原因。',
    rule: RULES,
  },
  'verification.disputed': {
    status: 422,
    sentence: '有争议的不能流转，请先调解；要退回请用“补正”或“不予受理”。',
    rule: `${PLAN} 四(一)`,
  },
} as const satisfies Record<string, ErrorRow>;
