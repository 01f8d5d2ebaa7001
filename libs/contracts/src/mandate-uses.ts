/**
 * Steps of which somebody is told that another took them in his name, as they are said to him: by an agent, a co-holder, a
 * guardian, an heir or a village's liaison. What is only written or collected on the way to one of them is none. By the
 * route that takes it.
 */
export const MANDATE_USES = {
  'POST projects/:id/submission': '提交了转出申请',
  'POST projects/:id/resubmission': '补正了转出申请',
  'POST projects/:id/withdrawal': '撤回了转出申请',
  'POST projects/:id/relisting': '开始了再次挂牌',
  'POST projects/:id/referral': '把申请转到了别的平台',
  'POST projects/:id/permission-request': '报请了监管部门决定',
  'POST lots/:id/withdrawal-request': '申请了撤牌',
  'DELETE lots/:id/withdrawal-request': '撤回了撤牌申请',
  'POST lots/:id/consultation/answer': '答复了怎么交易',
  'POST lots/:id/reserve': '封存了保留价',
  'POST lots/:id/opening': '开了标',
  'POST lots/:id/opening/lot-key': '开了标',
  'POST registrations/:id/submission': '提交了报名',
  'POST registrations/:id/resubmission': '补正了报名',
  'POST registrations/:id/withdrawal': '撤回了报名',
  'POST lots/:id/bids': '出了价',
  'POST negotiations/:id/offers': '在协商中出了价',
  'POST negotiations/:id/acceptance': '接受了对方的条件',
  'POST negotiations/:id/match': '按同等条件接受了',
  'POST negotiations/:id/ending': '退出了协商',
  'POST negotiations/:id/signatures': '签了协商纪要',
  'POST lots/:id/objections': '提出了异议',
  'POST objections/:id/complaint': '对异议的答复提出了投诉',
  'POST lots/:id/confirmation/signatures': '签了成交确认书',
  'POST lots/:id/confirmation/refusal': '表示不签成交确认书',
  'POST lots/:id/succession/answer': '答复了递补受让',
  'POST contracts/:id/signatures': '签了合同',
  'POST lots/:id/paper-signatures': '交来了您手签的文书',
  'POST lots/:id/contract-ending/consent': '同意了解除合同',
  'POST lots/:id/contract-ending/consent/withdrawal': '撤回了解除合同的同意',
  'POST lots/:id/contract-ending/notice': '发出了解除合同通知',
  'POST ending-notices/:id/answer': '答复了解除合同通知',
  'POST ending-notices/:id/withdrawal': '撤回了解除合同通知',
} as const satisfies Readonly<Record<string, string>>;

export type MandateUseStep = keyof typeof MANDATE_USES;

export function isMandateUse(step: string): step is MandateUseStep {
  return Object.hasOwn(MANDATE_USES, step);
}
