import type { RegistrationState } from '@helan/domain';

/** What somebody who has registered is, and what he waits for or has to do; each state in his own words. */
export const STANDINGS: Readonly<Record<RegistrationState, string>> = {
  DRAFT: '您的报名还没有提交。',
  SUBMITTED: '您已报名，等公告期满以后审查资格。',
  QUALIFYING: '您已报名，正在审查资格。',
  CORRECTION: '您已报名，还有材料要补正。',
  QUALIFIED: '您已报名，资格合格，请按时交保证金。',
  ADMITTED: '您已报名，保证金已到账，有竞买资格。',
  DISQUALIFIED: '您的报名资格不合格，这一场可以在这里看。',
  WITHDRAWN: '您已撤回报名，这一场可以在这里看。',
  LAPSED: '您的保证金没有按时到账，报名已失效，这一场可以在这里看。',
  WON: '您是受让方。',
  LOST: '这一场您没有受让。',
  BREACHED: '您的受让资格已经取消。',
};
