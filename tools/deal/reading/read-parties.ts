import type { Ownership, PartyKind, PropertyType } from '@helan/domain';
import type { LotFields, RealNotice } from './real-notice.js';
import { type Said, said, textOf } from './said.js';

type KindRow = readonly [RegExp, PartyKind];

/** The more particular name first. */
const LISTERS: readonly KindRow[] = [
  [/村民委员会|村委|居委/, 'VILLAGE_COMMITTEE'],
  [/股份经济合作|经济联合社|经济合作社|集体经济组织|村集体|村民小组|居民小组/, 'COLLECTIVE'],
  [/家庭农场/, 'FAMILY_FARM'],
  [/专业合作社|合作社/, 'COOP'],
  [/专业大户|种植大户|养殖大户/, 'LARGE_GROWER'],
  [/个体工商户/, 'SOLE_TRADER'],
  [/公司|企业|国有\S{0,4}[林农牧]?场/, 'ENTERPRISE'],
  [/人民政府|乡政府|镇政府/, 'TOWN_GOVERNMENT'],
  [/局$|局\d|事业单位|学校|研究[院所]|服务中心/, 'INSTITUTION'],
  [/农户|承包户|户主|户$/, 'FARMER_HOUSEHOLD'],
  [/自然人|个人|先生|女士/, 'PERSON'],
];

/** Who lists, by the notice's own words, or by whose the thing is; nothing where neither says anything. */
export function readLister(
  type: PropertyType,
  notice: RealNotice,
  fields: LotFields,
): Said<PartyKind> | undefined {
  const named = textOf(fields.lister);
  if (named !== '') {
    const kind = kindOf(named) ?? (/[村社组队]/.test(named) ? 'COLLECTIVE' : undefined);
    return said(named, kind);
  }
  const title = textOf(notice.title);
  const kind =
    kindOf(title.replace(/[(（].*?[)）]/g, ''), LISTERS.slice(0, -2)) ?? kindByPlace(type, notice, fields);
  if (kind === undefined || !isLister(type, kind)) return undefined;
  return said(title || textOf(notice.region), kind);
}

/** A household's own land and share are its own, wherever they lie; other things of a village are its collective's. */
function kindByPlace(
  type: PropertyType,
  { region, title }: RealNotice,
  fields: LotFields,
): PartyKind | undefined {
  if (['T01', 'T06'].includes(type.code)) return undefined;
  if (type.code === 'T10') return isOfMany(fields) ? 'COLLECTIVE' : undefined;
  const place = `${textOf(region).split('/').at(-1)} ${textOf(title)}`;
  return /[村社组队](?:$|[^\u4e00-\u9fa5]|\S)/.test(place) &&
    /村|社区|合作社|小组|[一二三四五六七八九十\d]队/.test(place)
    ? 'COLLECTIVE'
    : undefined;
}

/** A household has one homestead: whoever lists many is no household. Source: 土地管理法 第六十二条. */
function isOfMany({ quantity }: LotFields): boolean {
  const count = /(\d+)\s*[处宗套]/.exec(typeof quantity === 'string' ? quantity : '')?.[1];
  return Number(count ?? 1) > 1;
}

function kindOf(text: string, rows: readonly KindRow[] = LISTERS): PartyKind | undefined {
  return rows.find(([words]) => words.test(text))?.[1];
}

function isLister({ mayList }: PropertyType, kind: PartyKind): boolean {
  return mayList.includes(kind);
}

/** Whose the thing is, where the notice says so. */
export function readOwnership(notice: RealNotice, fields: LotFields): Said<Ownership> | undefined {
  const words = [notice.title, fields.rightsKind, fields.ownership].map(textOf).join('，');
  if (/(?<!非)国有/.test(words)) return said(words, 'STATE');
  if (/集体/.test(words)) return said(words, 'COLLECTIVE');
  return /私有|个人所有|农户所有|自有/.test(textOf(fields.ownership)) ? said(words, 'PRIVATE') : undefined;
}
