import type { PartyKind } from '../../kernel/identity/index.js';

/** When a paper must be there. An attribute's answer can make one necessary, too. */
export type DocumentNeed =
  | 'ALWAYS'
  | 'IF_ANY'
  | 'NATURAL_PERSON'
  | 'ORGANISATION'
  | 'CO_HOLDERS'
  | 'HOUSEHOLDS'
  | 'MANDATED'
  | 'DECISION'
  | 'TOWN_APPROVAL'
  | 'AGENT'
  | 'VALUATION'
  | { readonly attribute: string; readonly is: string }
  | { readonly ownership: string };

export interface DocumentRequirement {
  readonly kind: string;
  readonly name: string;
  /** What the paper shows, in the words of the person who must bring it. */
  readonly hint: string;
  readonly need: DocumentNeed;
  /** Papers that are accepted in its place; any one of them will do. */
  readonly instead?: readonly { readonly kind: string; readonly name: string }[];
  /** So many pictures, no two alike. */
  readonly leastPictures?: number;
  /** Asked only of these. */
  readonly of?: readonly PartyKind[];
  /** From this edition of the form on it, and how many pictures of it, are asked; from the first where nothing is said. */
  readonly since?: number;
  /** The rule that asks it, where it is not the plan. */
  readonly source?: string;
}

export function paper(
  kind: string,
  name: string,
  hint: string,
  need: DocumentNeed = 'ALWAYS',
): DocumentRequirement {
  return { kind, name, hint, need };
}

/** A paper with equivalents, each as `[kind, name]`. */
export function paperOr(
  [kind, name, hint]: readonly [string, string, string],
  ...instead: readonly (readonly [string, string])[]
): DocumentRequirement {
  return {
    kind,
    name,
    hint,
    need: 'ALWAYS',
    instead: instead.map(([otherKind, otherName]) => ({ kind: otherKind, name: otherName })),
  };
}

/** Papers that every type may need, whatever the right. Source: rules §3, §6.2, §9.1. */
export const COMMON_DOCUMENTS: readonly DocumentRequirement[] = [
  paper('ID_CARD', '转出方身份证', '正反两面，看得清号码', 'NATURAL_PERSON'),
  paper('LISTER_PROOF', '转出方主体资格证明', '营业执照或登记证书', 'ORGANISATION'),
  paper('COHOLDER_CONSENT', '共有人同意书', '证上成年家庭成员都要签字', 'CO_HOLDERS'),
  paper('PAPER_MANDATE', '请联络员代办的书面委托', '本人签字按手印，写明委托办什么', 'MANDATED'),
  paper('HOUSEHOLD_MANDATES', '各户授权委托书', '每户一份，户主签字，合成一个文件', 'HOUSEHOLDS'),
  paper('DECISION', '民主决议', '会议记录、决议和到会人签字', 'DECISION'),
  paper('DECISION_POSTED', '决议公示照片（公示开始时）', '能看清公示栏和内容', 'DECISION'),
  paper('DECISION_KEPT', '决议公示照片（公示期满时）', '能看清公示栏和内容', 'DECISION'),
  paper('TOWN_APPROVAL', '乡镇批准文件', '写有文号', 'TOWN_APPROVAL'),
  paper('MANDATE', '授权委托书', '写明事项、权限、期限', 'AGENT'),
  paper('VALUATION_REPORT', '评估报告', '写有评估机构、评估值、有效期', 'VALUATION'),
  paper('FORMER_LESSEE', '原受让方放弃或期满说明', '现在有人租着的，要写明到期日或放弃', 'IF_ANY'),
];
