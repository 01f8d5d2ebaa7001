import type { WithdrawalRequestView } from '@helan/contracts';

/** What became of a request that a lot be taken down. */
export function answerInWords({
  isTakenBack,
  isGranted,
  reason,
}: NonNullable<WithdrawalRequestView['answer']>): string {
  if (isTakenBack) return '您收回了撤牌申请。';
  return isGranted ? '中心已经撤牌。' : `没有撤牌：${reason}`;
}
