import { describe, expect, test } from '@jest/globals';
import type { ReceiptView } from '@helan/contracts';
import type { ReceiptDecisionKind } from '@helan/domain';
import { EMPTY_LINE } from './entry-line';
import { choicesFor, proposalOf } from './receipt-proposals';

const kindsFor = (state: ReceiptView['state'], mayBeHis = false, mayBeOthers = false) =>
  choicesFor({ state, mayBeHis, mayBeOthers } as ReceiptView).map(({ kind }) => kind);

describe('what may be proposed', () => {
  test.each<[ReceiptView['state'], boolean, boolean, ReceiptDecisionKind[]]>([
    ['ENTERED', false, false, ['NOT_OURS']],
    ['SENT_BACK', false, false, ['NOT_OURS']],
    ['HELD', true, false, ['HIS', 'BACK', 'NOT_OURS', 'CORRECT']],
    ['HELD', false, true, ['BACK', 'NOT_OURS', 'MATCH', 'CORRECT']],
    ['POOLED', false, true, ['NOT_OURS', 'MATCH', 'CORRECT']],
    ['POOLED', false, false, ['NOT_OURS', 'CORRECT']],
    ['MATCHED', false, false, ['NOT_OURS', 'UNDO', 'CORRECT']],
    ['UNCLAIMED', false, false, ['NOT_OURS', 'CORRECT']],
    ['RETURNED', false, false, []],
    ['DISCARDED', false, false, []],
  ])('of one that is %s (his %p, another’s %p)', (state, his, others, kinds) =>
    expect(kindsFor(state, his, others)).toEqual(kinds),
  );
});

describe('a proposal says one thing', () => {
  const said = { reason: '看了流水', matchTo: '640122', correction: { ...EMPTY_LINE, date: '2026-12-02' } };
  test.each<[ReceiptDecisionKind, object]>([
    ['HIS', { isHis: true }],
    ['BACK', { isHis: false }],
    ['NOT_OURS', { isHis: false, isNotOurs: true }],
    ['UNDO', { isHis: false, isUndone: true }],
    ['MATCH', { isHis: false, matchTo: '640122' }],
  ])('%s', (kind, request) => expect(proposalOf(kind, said)).toEqual({ ...request, reason: '看了流水' }));
  test('CORRECT brings the line as it should be', () =>
    expect(proposalOf('CORRECT', said)).toEqual({
      isHis: false,
      reason: '看了流水',
      correction: {
        ...{ bank: 'DEPOSIT_BANK', flowNo: '', subAccount: '', payerName: '', payerAccount: '' },
        ...{ amountYuan: '', arrivedAt: '2026-12-02' },
      },
    }));
});
