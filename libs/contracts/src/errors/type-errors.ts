import type { ErrorRow } from './error-row.js';

const RULES = '中心交易规则';
const PLAN = '贺党办〔2022〕110号';

/** What a type of right asks of its lister, of what is listed anew, and of whoever wants to receive it. */
export const TYPE_ERRORS = {
  'application.missing-fact': { status: 422, sentence: '请填写“{name}”：{reason}。', rule: '{source}' },
  'application.missing-proof': { status: 422, sentence: '还差一份材料：{name}。', rule: '{source}' },
  'document.too-few-pictures': {
    status: 422,
    sentence:
      '“{name}”要 {least} 张各不相同的照片，现在只有 {count} 张：同一张交几次只算一张，PDF 不算照片。请再拍、再传。',
    rule: '{source}',
  },
  'code.bad-shape': { status: 422, sentence: '“{name}”填得不对，应是{shape}。', rule: '{source}' },
  'code.not-of': {
    status: 422,
    sentence: '“{name}”应以“{of}” {code} 开头，现在对不上。请照证再核对这两个号码。',
    rule: '{source}',
  },
  'ear-tags.unreadable': {
    status: 422,
    sentence:
      '耳标“{text}”读不出来：每个 15 位数字，连号写“164012200000001 至 164012200000080”（前 7 位相同，小号在前），几段用顿号隔开。',
    rule: '动物防疫法',
  },
  'ear-tags.too-many': {
    status: 422,
    sentence: '一次最多 {max} 头（只），再多请分成几个标的。',
    rule: RULES,
  },
  'ear-tags.twice': { status: 422, sentence: '耳标（标识）{tag} 写了两次。', rule: '动物防疫法' },
  'ear-tags.count': {
    status: 422,
    sentence: '耳标有 {tags} 个，填的数量是 {quantity}，对不上。请核对耳标号段或者数量。',
    rule: '{source}',
  },
  'ear-tags.heads': {
    status: 422,
    sentence: '“{name}”是 {count}，填的头（只）数是 {heads}，对不上。请核对。',
    rule: '{source}',
  },
  'plot.bad-number': { status: 422, sentence: '“{name}”填得不对，应是{shape}。', rule: '{source}' },
  'plot.other-county': {
    status: 422,
    sentence: '宗地代码的前 6 位应是 {county}，和所在村的县级代码一致。请照证核对。',
    rule: '{source}',
  },
  'plot.unit-of-other': {
    status: 422,
    sentence: '不动产单元代码的前 19 位应是宗地代码 {plot}。请照证核对这两个号码。',
    rule: '{source}',
  },
  'tenancy.still-runs': {
    status: 422,
    sentence:
      '现租到 {until} 才到期，流转起始日要在这以后；现承租人书面同意提前交回的，请选“是”并上传他的意见。',
    rule: '{source}',
  },
  'share.over-cap': {
    status: 422,
    sentence:
      '章程规定每户最多持有 {cap} 股，一个标的超过这个数就没有人能受让。请减少数量，分次转让，或者改为由集体赎回。',
    rule: '{source}',
  },
  'share.more-than-held': {
    status: 422,
    sentence: '您家现持有 {held} 股，不能转出更多。请核对数量。',
    rule: '{source}',
  },
  'share.redeem-own': { status: 422, sentence: '集体不能赎回自己的股权，请选“转让”。', rule: '{source}' },
  'share.redeem-by-agreement': {
    status: 422,
    sentence: '赎回只能由本集体受让，请用“双方协商”，不用竞价。',
    rule: '{source}',
  },
  'quota.other-unit': { status: 422, sentence: '{name}的计量、计价单位应是：{allowed}。', rule: '{source}' },
  'subject.passed-on': {
    status: 422,
    sentence: '{name} 已经在本平台转让，鉴证书 {certificateNo}。要再转出，由现在的权利人申请。',
    rule: '贺党办〔2022〕110号 四(一)、四(八)',
  },
  'method.decide-after-failure': {
    status: 422,
    sentence:
      '上次（{lotNo}）{failedOn} 流标，改为协商要在流标以后重新表决。请填写新的决议，写明同意改为协商。',
    rule: '贺党办〔2022〕110号 四(二)',
  },
  'method.unit-of-offers': {
    status: 422,
    sentence:
      '上次（{lotNo}）有人按 {unit} 出过价，改为协商要用同样的计价单位，才比得出不低于那时的出价。请改回 {unit}。',
    rule: '贺党办〔2022〕110号 四(二)',
  },
  'relisting.no-new-decision': {
    status: 422,
    sentence:
      '上次（{lotNo}）挂牌价 {before}，{failedOn} 流标。这次降价或者换了计价单位，要在流标以后重新表决。请填写新的决议。',
    rule: '{source}',
  },
  'valuation.renew': {
    status: 422,
    sentence: '挂牌总价低于评估值 {value} 元的 {percent}%，要先重新评估，再按新的评估值挂牌。',
    rule: '{source}',
  },
  'decision.below-price': {
    status: 422,
    sentence: '决议的最低挂牌价是 {decided} 元，挂牌价不能比它低。',
    rule: '{source}',
  },
  'parameter.no-document-number': {
    status: 422,
    sentence: '“{name}”要有批准的文件才能改，请写上文号（例如：贺政办发〔2026〕12号）。',
    rule: RULES,
  },
  'registration.missing-proof': { status: 422, sentence: '还差一份材料：{name}。', rule: '{source}' },
  'registration.over-holding-cap': {
    status: 422,
    sentence: '您家已有 {held} 股，受让 {quantity} 股以后超过章程规定的上限 {cap} 股，不能报名。',
    rule: '{source}',
  },
  'registration.over-cap-with-others': {
    status: 409,
    sentence:
      '您家还有 {pending} 股正在报名，或者已经受让、还没有办完，连同已有的 {held} 股和这次的 {quantity} 股，超过章程规定的上限 {cap} 股。先撤回别的报名，再报这一宗。',
    rule: '{source}',
  },
  'registration.redemption': {
    status: 409,
    sentence: '这是股权赎回，只有本集体经济组织能受让。',
    rule: '{source}',
  },
  'registration.second-homestead': {
    status: 409,
    sentence: '您家已有一处宅基地（{plot}），一户只能有一处，不能再受让。',
    rule: '{source}',
  },
  'registration.other-homestead': {
    status: 409,
    sentence:
      '您家正在报名另一处宅基地，或者已经受让、还没有办完（{lotNo}）。一户只能有一处：先撤回那一处的报名，再报这一处。',
    rule: '{source}',
  },
  'registration.homestead-promise': {
    status: 422,
    sentence: '请如实确认：受让以后，您家只有这一处宅基地。',
    rule: '{source}',
  },
  'households.no-collective': {
    status: 422,
    sentence:
      '第 {row} 行是集体的地，可是本村的集体经济组织还没有在平台登记（或者登记了几个），不知道款付到哪里。请先登记本村的集体经济组织。',
    rule: '农村土地承包法 第十三条、第三十九条',
  },
  'households.other-issuer': {
    status: 422,
    sentence:
      '第 {row} 行：地块编码应以承包合同的发包方编码 {issuer} 开头，现在对不上。请照证再核对这两个号码。',
    rule: 'NY/T 2539 农村土地承包经营权确权登记数据规范',
  },
  'registration.no-such-claim': {
    status: 422,
    sentence:
      '公告的优先顺位里没有“{name}”：这类权利没有这一项，或者权利人已书面放弃。请改选，或者选“不主张”。',
    rule: '{source}',
  },
  'registration.alone': {
    status: 422,
    sentence: '这类权利只能由一户（或者本集体）单独受让，不能联合受让。',
    rule: '{source}',
  },
  'registration.government': {
    status: 409,
    sentence: '乡镇人民政府（场）在本平台只能作为采购人，不能受让。',
    rule: '贺党办〔2022〕110号 三(三)14、三(四)',
  },
  'ownership.of-collective': {
    status: 422,
    sentence:
      '集体所有的，由本集体经济组织申请转出，要先经集体表决。请由集体申请；是自己的，请照权属证明改选所有权性质。',
    rule: `${PLAN} 四(二)`,
  },
  'ownership.not-collective': {
    status: 422,
    sentence: '集体只能转出集体所有的。请照权属证明改选所有权性质；是别人的，请由权利人自己申请。',
    rule: `${PLAN} 四(一)`,
  },
  'price.not-free': {
    status: 422,
    sentence: '无偿流转只限农户自己的承包地，并且要选双方协商：没有价款，不能竞价。',
    rule: RULES,
  },
} as const satisfies Record<string, ErrorRow>;
