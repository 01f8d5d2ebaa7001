import type { ErrorRow } from './error-row.js';

const PLAN = '贺党办〔2022〕110号';

/** What separates duties: mandates that a second person sees, and who stands in for whom. */
export const DUTY_ERRORS = {
  'mandate.unseen': {
    status: 422,
    sentence:
      '联络员代办的书面委托还没有经另一个人核对。请先看委托书：是不是本人签字按手印、委托的是不是这件事。',
    rule: `${PLAN} 六(二)`,
  },
  'mandate.changed': {
    status: 409,
    sentence: '委托书在您看的时候换过，现在的不是您看的那一份。请重新打开看过，再决定。',
    rule: `${PLAN} 六(二)`,
  },
  'stand-in.unknown': { status: 422, sentence: '请选另一位可以代办的同事。' },
  'stand-in.oneself': {
    status: 422,
    sentence: '“谁不在”和“谁代办”是同一个人。自己不能代自己办，请在“谁代办”里另选一位同事。',
    rule: '岗位分离',
  },
  'stand-in.appointer': {
    status: 403,
    sentence: '不能把别人的岗位交给您自己。请另选一位同事，或者请另一位负责人来交接。',
    rule: '岗位分离',
  },
  'stand-in.other-level': {
    status: 422,
    sentence: '村里的岗位由村里的同事代办，乡镇、县里的也一样。',
    rule: '岗位权限',
  },
  'stand-in.twice': { status: 409, sentence: '这几天已经有人代办了。' },
} as const satisfies Readonly<Record<string, ErrorRow>>;
