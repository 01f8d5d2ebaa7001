import type { ErrorRow } from './error-row.js';

const PLAN = '贺党办〔2022〕110号';
const LAND_LAW = '农村土地承包法';
const RULES = '中心交易规则';

/** What is wrong with parcels, their boundaries, and the table of a lot of many households. */
export const PROPERTY_ERRORS = {
  'boundary.no-ring': {
    status: 422,
    sentence: '界线要有三个以上不同的角，首尾相接，最多 {max} 个角。',
  },
  'boundary.metres': {
    status: 422,
    sentence: '角点是以米计的坐标（{grid}），不是经度和纬度。请用测绘软件转成以度计的经纬度，再交一次。',
  },
  'boundary.outside': { status: 422, sentence: '界线有的角不在贺兰县范围内，请核对经度和纬度。' },
  'boundary.not-found': {
    status: 422,
    sentence: '没有找到一块地的界线。请交 GeoJSON 的面，或者按顺序填各个角的经纬度。',
  },
  'boundary.several': {
    status: 422,
    sentence: '里面有 {count} 块地：{names}。是哪一块？请只留这块地的界线，再交一次。',
  },
  'boundary.hole': {
    status: 422,
    sentence:
      '界线里面挖空了 {count} 处。挖空的地方一起流转吗？一起流转的，删掉里圈再交；不流转的，请把地分成几块，各画各的。',
  },
  'boundary.no-area': { status: 422, sentence: '界线围不出面积，各个角在一条线上。请核对角点。' },
  'boundary.crossing': { status: 422, sentence: '界线自己交叉了，请按顺序走一圈记角点。' },
  'boundary.too-large': {
    status: 422,
    sentence: '界线围了 {mu} 亩，县里没有这么大的一块地（最大 {max} 亩）。请核对角点。',
  },
  'boundary.other-size': {
    status: 422,
    sentence:
      '界线围了约 {drawn} 亩，填的面积是 {stated} 亩，差得太多。请看看是不是漏了角点，或者面积填错了。',
  },
  'boundary.too-many': {
    status: 422,
    sentence: '一份申请的界线合计最多 {max} 个角。请把界线简化，或者分成几个标的。',
  },
  'split.count': { status: 422, sentence: '要分成两块以上，最多 {max} 块。' },
  'split.sum': { status: 422, sentence: '各块面积合计 {sum} 亩，和原地块的 {whole} 亩不一致。' },
  'subject.barred': {
    status: 422,
    sentence: '{name} 在 {date} 以前不能再申请：上一次成交后转出方违约。',
    rule: RULES,
  },
  'upstream.not-own': {
    status: 422,
    sentence: '这份流转合同是在本平台签的，受让方不是您。',
    rule: `${LAND_LAW} 第四十六条`,
  },
  'upstream.ended': {
    status: 422,
    sentence: '这份在本平台签的流转合同已经解除或者没有签成，地块的经营权不在您手里，不能再流转。',
    rule: `${LAND_LAW} 第四十六条`,
  },
  'upstream.other-parcel': {
    status: 422,
    sentence: '地块 {code} 不在原流转合同里。',
    rule: `${LAND_LAW} 第四十六条`,
  },
  'query.open': { status: 409, sentence: '{name}还没有答复。' },
  'query.objected': {
    status: 409,
    sentence: '{name}不同意。请退回补正、不予受理，或者问题解决后再问一次。',
  },
  'households.none': { status: 422, sentence: '还没有导入各户的名册。', rule: `${PLAN} 四(一)` },
  'households.too-many': { status: 422, sentence: '名册最多 {max} 行，请分成几个标的。' },
  'households.cell-missing': { status: 422, sentence: '第 {row} 行“{column}”没有填。' },
  'households.cell-bad': { status: 422, sentence: '第 {row} 行“{column}”不对，应是：{shape}。' },
  'households.cell-unreadable': {
    status: 422,
    sentence:
      '第 {row} 行“{column}”读不出这一格：公式没有存下结果，或者是错误值。请直接填上字或数，再交一次。',
  },
  'households.cell-covered': {
    status: 422,
    sentence: '第 {row} 行“{column}”和别的格合并了。请取消合并，每一行都填上。',
  },
  'households.cell-number': {
    status: 422,
    sentence:
      '第 {row} 行“{column}”存成了数字，表格只留 15 位，后面的会变。请把这一列设成“文本”，对着证件重新填。',
  },
  'households.cell-date': {
    status: 422,
    sentence: '第 {row} 行“{column}”存成了日期。请把这一格设成“文本”，重新填。',
  },
  'households.not-signed': {
    status: 422,
    sentence: '第 {row} 行“{column}”填的是否，签了才能放进来。',
    rule: '农村土地经营权流转管理办法 第八条',
  },
  'households.parcel-twice': { status: 422, sentence: '第 {row} 行的地块 {code} 和第 {other} 行重复。' },
  'households.row-differs': {
    status: 422,
    sentence: '第 {row} 行和第 {other} 行是同一户，“{column}”却不一样。',
  },
  'households.account-shared': {
    status: 422,
    sentence: '第 {row} 行的银行卡号和第 {other} 行另一户的相同，流转款要付给各户本人。',
    rule: `${LAND_LAW} 第三十九条`,
  },
  'households.share-missing': { status: 422, sentence: '第 {row} 行{name}户没有填份额；要填就每户都填。' },
  'households.share-sum': { status: 422, sentence: '各户份额合计 {sum}%，应是 100%。' },
} as const satisfies Record<string, ErrorRow>;
