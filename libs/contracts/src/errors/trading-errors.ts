import type { ErrorRow } from './error-row.js';

const PLAN = '贺党办〔2022〕110号';
const RULES = '中心交易规则';
const LAND_LAW = '农村土地承包法';

/** What is refused from the registration to the archive. */
export const TRADING_ERRORS = {
  'registration.closed': { status: 409, sentence: '报名已经截止。' },
  'registration.members-only': {
    status: 422,
    sentence: '这个标的只有本集体成员可以报名。还没有确认成员身份的，请找村信息联络员。',
    rule: `${PLAN} 三(三)`,
  },
  'registration.own-listing': {
    status: 422,
    sentence: '不能报名受让自己转出的权利，用自己的个体户、家庭农场报名也不行。',
    rule: RULES,
  },
  'registration.minor': { status: 422, sentence: '未满 18 周岁不能报名。', rule: RULES },
  'registration.social-review': {
    status: 422,
    sentence: '企业等社会资本租赁农地，要先通过县里的资格审查；审查标准公布以前不能报名。',
    rule: `${LAND_LAW} 第四十五条`,
  },
  'registration.missing-paper': { status: 422, sentence: '还差一份材料：{name}。', rule: RULES },
  'joint.too-many': { status: 422, sentence: '联合受让方最多 {max} 家。' },
  'joint.twice': { status: 422, sentence: '{name}重复了，每家只能写一次。' },
  'joint.share-sum': { status: 422, sentence: '各方份额合计 {sum}%，应是 100%。' },
  'registration.quote-below-listing': {
    status: 422,
    sentence: '报价不能低于挂牌价 {listing} 元。',
    rule: RULES,
  },
  'registration.quote-above-ceiling': {
    status: 422,
    sentence: '报价不能高于最高限价 {listing} 元。',
    rule: RULES,
  },
  'registration.promise-unsigned': {
    status: 422,
    sentence: '请先阅读公告并确认承诺。',
    rule: `${PLAN} 四(三)`,
  },
  'deposit.not-due': { status: 409, sentence: '现在不用交保证金。资格合格以后才交。', rule: RULES },
  'deposit.unknown-account': {
    status: 409,
    sentence: '没有这个保证金子账号。先对照可能的主人，由两个人认领；认领期满还认不到主人的，原路退回。',
    rule: RULES,
  },
  'deposit.late': {
    status: 422,
    sentence: '按银行记的时间，保证金到账晚于截止时间，不能参加，认领期满原路退回。',
    rule: RULES,
  },
  'deposit.payer-mismatch': {
    status: 422,
    sentence:
      '付款人和报名人不是同一个人，不能代付。认领期满还认不到主人的，原路退回；请用报名人自己的账户重新付。',
    rule: RULES,
  },
  'deposit.payer-close': {
    status: 422,
    sentence:
      '付款人的名字和登记的“{name}”不完全一样，可能是银行写不出生僻字、少了间隔点，或者名字被截短。由两个人对着银行流水认定，认定以前不退。',
    rule: RULES,
  },
  'deposit.last-day': {
    status: 422,
    sentence:
      '银行只写了到账的日期，正好是截止那一天。由两个人对着银行流水认定是不是截止以前到的，认定以前不退。',
    rule: RULES,
  },
  'deposit.entered-late': {
    status: 422,
    sentence: '保证金在截止时间以前到账，登记时报名已经失效：由两人认定。',
    rule: RULES,
  },
  'deal.signed-already': { status: 409, sentence: '您这一方已经签过这份文件了，不用再签。' },
  'objection.too-late': {
    status: 409,
    sentence: '现在不能提异议：对公告的异议在公告期内提，对结果的异议在成交公示期内提。',
    rule: RULES,
  },
  'objection.still-open': {
    status: 409,
    sentence: '还有异议没有处理完，处理完以后自动恢复。',
    rule: RULES,
  },
  'objection.confirmed': {
    status: 409,
    sentence: '结果已经确认，不能再作废；确有违法的，由监管部门终止。',
    rule: RULES,
  },
  'objection.complaint-too-late': {
    status: 409,
    sentence: '对答复不服的，要在知道答复后 10 天内投诉；现在已经过了。',
    rule: RULES,
  },
  'objection.no-result': { status: 422, sentence: '还没有成交结果，只能维持或者责令改正。', rule: RULES },
  'objection.nothing-to-repeat': {
    status: 422,
    sentence: '这个标的是协议成交，没有竞价可以重来；结果有错的，请选结果无效。',
    rule: RULES,
  },
  'objection.keys-spent': {
    status: 422,
    sentence: '密封的价格已经开启、公开，不能原样重来；请选结果无效，由转出方重新挂牌。',
    rule: RULES,
  },
  'objection.refund-under-way': {
    status: 409,
    sentence: '有保证金正在退还、等财务复核，复核完再决定重新竞价。',
    rule: RULES,
  },
  'negotiation.below-floor': { status: 422, sentence: '成交价不能低于 {floor} 元。', rule: RULES },
  'negotiation.below-best': {
    status: 409,
    sentence: '有人出到 {best} 元，不能按更低的价谈成。请按这个价或者更高的价谈。',
    rule: RULES,
  },
  'negotiation.stale-offer': { status: 409, sentence: '对方已经换了出价，请看最新的再定。' },
  'negotiation.own-offer': { status: 409, sentence: '这是您自己的出价，要等对方接受。' },
  'negotiation.priority-first': {
    status: 409,
    sentence: '有优先权的人还在考虑同等条件，时间到了才能签。',
    rule: '农村土地承包法 第三十八条',
  },
  'negotiation.not-topping': {
    status: 422,
    sentence: '公示期内报名，出价要高于协商价 {agreed} 元。',
    rule: RULES,
  },
  'breach.not-overdue': {
    status: 409,
    sentence: '现在没有到期未付的价款，不能按到期没有付款认定。',
    rule: RULES,
  },
  'breach.nothing-to-hand-over': {
    status: 409,
    sentence: '拒绝交付，只有双方签了合同以后才能向转出方认定。',
    rule: RULES,
  },
  'breach.money-held': {
    status: 409,
    sentence: '有一笔价款已经到账，等两个人认定是不是这份合同的。请先办完认定，再看是不是逾期。',
    rule: RULES,
  },
  'ending.not-agreed': {
    status: 409,
    sentence:
      '{side}还没有表示同意解除。请他在平台上确认；没有账号的，由代他申请的联络员写好同意书，本人签字，另一人核看以后算数。',
    rule: '民法典 第五百六十二条',
  },
  'ending.not-signed': {
    status: 409,
    sentence: '合同还没有双方签字，不能按合同履行中的违约解除；不签的，请认定违约。',
    rule: RULES,
  },
  'ending.not-land': {
    status: 422,
    sentence: '这一条只用于土地经营权，请按“其他严重违约行为”或者双方协议解除办。',
    rule: `${LAND_LAW} 第四十二条`,
  },
  'ending.not-two-years': {
    status: 422,
    sentence: '从流转起始日算起还不满两年，不能按连续弃耕抛荒两年以上解除。',
    rule: `${LAND_LAW} 第四十二条`,
  },
  'ending.not-begun': {
    status: 422,
    sentence: '流转从 {from} 才开始，土地还没有交给受让方，这一条还用不上。有其他严重违约的，按那一条办。',
    rule: `${LAND_LAW} 第四十二条`,
  },
  'ending.no-contract': {
    status: 409,
    sentence: '这个项目没有在平台上签过合同，不能在这里解除。请按原合同办理。',
    rule: RULES,
  },
  'ending.passed-on': {
    status: 409,
    sentence: '标的已经凭鉴证书归受让方，不是租赁，不能解除合同收回。有争议的，请协商、申请仲裁或者起诉。',
    rule: RULES,
  },
  'ending.term-over': {
    status: 409,
    sentence: '流转期限到 {to} 已经届满，合同已经终止，不用再解除。',
    rule: RULES,
  },
  'ending.passed-further': {
    status: 409,
    sentence:
      '受让方已经把这块地再流转：{listing}。请先在那个项目里解除再流转合同，或者撤回、终止那个项目，再办这份合同。',
    rule: `${LAND_LAW} 第四十六条`,
  },
  'ending.needs-notice': {
    status: 409,
    sentence:
      '依法定事由或者裁判文书解除，要由一方递交书面解除通知和证据，对方答复以后，一人提请、另一人决定。请从解除通知办起。',
    rule: '民法典 第五百六十五条',
  },
  'ending.both-sides': {
    status: 409,
    sentence: '双方协议解除，不用发解除通知，请双方各自表示同意。',
    rule: '民法典 第五百六十二条',
  },
  'ending.not-yours': {
    status: 422,
    sentence: '这一条说的是受让方违约，由转出方提出。您要解除的，请与对方协议，或者凭生效的裁判文书提出。',
    rule: `${LAND_LAW} 第四十二条`,
  },
  'ending.no-ruling': {
    status: 422,
    sentence: '请填生效裁判文书或者仲裁裁决的文号。',
    rule: '民法典 第五百六十五条',
  },
  'ending.disputed': {
    status: 409,
    sentence:
      '对方对解除有异议，中心不能代替裁判。请等生效的判决、裁定、调解书或者仲裁裁决，填上文号；双方谈妥的，按协议解除办。',
    rule: '民法典 第五百六十五条',
  },
  'ending.notice-open': {
    status: 409,
    sentence: '这份合同已经有一份解除通知 {no} 在办，办完或者收回以后才能再提。',
    rule: RULES,
  },
  'ending.payout-under-way': {
    status: 409,
    sentence: '有一笔拨付价款已经交银行、还没有复核。请财务先复核，再办解除。',
    rule: RULES,
  },
  'breach.signed': { status: 409, sentence: '{side}已经签字，不能按到期未签认定。', rule: RULES },
  'breach.not-late': { status: 409, sentence: '签字的期限还没有到。', rule: RULES },
  'breach.not-refused': {
    status: 409,
    sentence: '{side}没有在平台上表示拒绝；到期不签的，请选到期没有签订合同。',
    rule: RULES,
  },
  'payment.payer-mismatch': {
    status: 422,
    sentence:
      '付款人和受让方不是同一个人，不能代付。认领期满还认不到主人的，原路退回；请用受让方自己的账户重新付。',
    rule: `${PLAN} 四(七)`,
  },
  'payment.unknown-account': {
    status: 422,
    sentence:
      '没有合同用这个子账号，可能是录错了，也可能是付错了。由两个人对着银行流水认定：录错的更正，付错的认领给对的子账号，都不是的原路退回，认定以前不退。',
    rule: `${PLAN} 四(七)`,
  },
  'payment.payer-close': {
    status: 422,
    sentence:
      '付款人的名字和受让方“{name}”不完全一样，可能是银行写不出生僻字、少了间隔点，或者名字被截短。由两个人对着银行流水认定，认定以前不退。',
    rule: `${PLAN} 四(七)`,
  },
  'receipt.bad-flow-number': {
    status: 422,
    sentence: '银行流水号只能是字母和数字，不能空着，也不能是表格缩写（如 2.02E+17）。请照银行流水写全。',
  },
  'receipt.in-future': { status: 422, sentence: '到账时间还没有到，请照银行流水再核对一遍。' },
  'receipt.too-old': { status: 422, sentence: '到账时间早于 {days} 天以前，请核对年份。' },
  'receipt.before-account': {
    status: 422,
    sentence: '这个子账号 {date} 才开出，到账不会比它早。请核对到账时间和子账号。',
  },
  'posting.unbalanced': { status: 500, sentence: '记账借贷不平，这笔业务没有入账。请联系中心财务。' },
  'certificate.not-settled': {
    status: 409,
    sentence: '价款还没有结清，不能出鉴证书。',
    rule: `${PLAN} 四(八)`,
  },
  'certificate.no-appraisal': {
    status: 409,
    sentence: '双方约定成交后评估，评估报告或者双方不再评估的约定还没有登记，不能出鉴证书。请审核员先登记。',
    rule: `${PLAN} 四(四)`,
  },
  'appraisal.not-asked': {
    status: 409,
    sentence: '这个项目没有约定和受让方协商后评估，不用登记。',
    rule: `${PLAN} 四(四)`,
  },
  'certificate.differs-from-deal': { status: 500, sentence: '鉴证书内容和成交结果不一致，没有出具。' },
  'purchase.letter-unsigned': {
    status: 409,
    sentence: '成交确认书还没有双方签字，不能办结；到期不签的，请认定违约。',
    rule: RULES,
  },
  'reconsideration.open': { status: 409, sentence: '这个决定已经有人提出复核，正等另一个人决定。' },
  'archive.incomplete': { status: 422, sentence: '案卷不全，还缺：{name}。', rule: `${PLAN} 四(九)` },
} as const satisfies Record<string, ErrorRow>;
