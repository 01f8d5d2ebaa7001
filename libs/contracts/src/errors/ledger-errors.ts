import type { ErrorRow } from './error-row.js';

/** What the books refuse, whoever books. */
export const LEDGER_ERRORS = {
  'ledger.uncovered': {
    status: 409,
    sentence: '账上没有这么多钱可以动用：已经付出、已经预留，或者还在划转途中。请核对后再办。',
    rule: '§10.2',
  },
  'ledger.reversed': { status: 409, sentence: '这笔账已经冲正过，不能再冲一次。', rule: '§10.2' },
  'ledger.no-entry': { status: 409, sentence: '账上没有这一笔，不能冲正。请刷新后核对。', rule: '§10.2' },
  'ledger.reservation-over': {
    status: 409,
    sentence: '预留的钱已经退回可用，或者过了期限，请重新办理。',
  },
} as const satisfies Record<string, ErrorRow>;
