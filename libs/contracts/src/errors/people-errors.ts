import type { ErrorRow } from './error-row.js';

/** What keeps duties apart. */
export const PEOPLE_ERRORS = {
  'stand-in.reversed': { status: 422, sentence: '最后一天不能早于第一天。' },
  'stand-in.past': {
    status: 422,
    sentence: '代办从今天或者以后的日子开始，不能补以前的。',
    rule: '岗位权限',
  },
  'stand-in.too-long': {
    status: 422,
    sentence: '一次最多交接 {days} 天。还要接着代办的，到期前再交接一次，由另一位负责人确认。',
    rule: '岗位权限',
  },
  'stand-in.separated': {
    status: 422,
    sentence: '“{one}”和“{other}”要由不同的人担任，这几天不能都由他办（他自己的岗位和他代的岗位一起算）。',
    rule: '岗位分离',
  },
} as const satisfies Record<string, ErrorRow>;
