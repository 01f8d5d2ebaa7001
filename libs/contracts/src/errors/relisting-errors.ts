import type { ErrorRow } from './error-row.js';

/** What keeps a listing from going on anew or elsewhere, and a village from its point. */
export const RELISTING_ERRORS = {
  'region.outside': { status: 422, sentence: '这个位置不在贺兰县范围内，请核对经度和纬度。' },
  'relisting.not-failed': { status: 409, sentence: '只有流标的标的可以再次挂牌。' },
  'relisting.begun': { status: 409, sentence: '已经在再次挂牌了：{title}。' },
  'procurement.not-referred': {
    status: 409,
    sentence: '这项采购没有达到必须到专门平台招标的数额，就在本平台办理。',
    rule: '必须招标的工程项目规定 第五条',
  },
} as const satisfies Record<string, ErrorRow>;
