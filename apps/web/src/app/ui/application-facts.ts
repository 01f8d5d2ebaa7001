import type { FactView, ProjectView } from '@helan/contracts';
import {
  APPLICATION_FIELDS,
  type Application,
  DECISION_FIELDS,
  MEETING_KINDS,
  OWNERSHIPS,
  RECEIVERS,
  TRADING_METHODS,
  TRANSFER_MODES,
  VALUATION_CHOICES,
  answerInWords,
  attributesFor,
  choiceInWords,
  findRight,
  getPropertyType,
  nameOf,
  PART_YEARS,
  type StatedEscalation,
  paymentInWords,
  BONDS,
  type BondTerms,
  DEPOSIT_INTERESTS,
  DEPOSIT_NATURES,
  DEPOSIT_USES,
  TRANSFEROR_PAYS,
} from '@helan/domain';

type Field = keyof Application;

/** What is to be left with the center beside the price, once both its kind and its amount stand there. */
function bondOf({ bondKind: kind, bondYuan: yuan }: Application): BondTerms | undefined {
  return kind && yuan ? { kind, yuan } : undefined;
}

/** How the fields that are not plain text read; what is left out here has a table of its own on the page. */
const IN_WORDS: Partial<Record<Field, (application: Application, typeCode: string) => string>> = {
  right: ({ right }, typeCode) => findRight(getPropertyType(typeCode), right)?.name ?? '',
  transferMode: ({ transferMode }) => (transferMode ? TRANSFER_MODES[transferMode] : ''),
  method: ({ method }) => (method ? TRADING_METHODS[method] : ''),
  ownership: ({ ownership }) => (ownership ? OWNERSHIPS[ownership] : ''),
  receivers: ({ receivers }) => (receivers ? RECEIVERS[receivers] : ''),
  quantity: ({ quantity, quantityUnit }) => withUnit(quantity, quantityUnit ?? ''),
  payment: ({ payment, paymentEveryYears: everyYears, paymentPlan: parts, lateFeePerMyriad, ...of }) =>
    payment ? paymentInWords({ mode: payment, everyYears, parts, lateFeePerMyriad, bond: bondOf(of) }) : '',
  partYear: ({ partYear }) => (partYear ? PART_YEARS[partYear] : ''),
  statedTotalYuan: ({ statedTotalYuan }) => withUnit(statedTotalYuan, '元'),
  depositPercent: ({ depositPercent }) => withUnit(depositPercent?.replace(/[%％]$/, ''), '%'),
  escalation: ({ escalation }) =>
    escalation ? `每 ${escalation.everyYears} 年增加 ${growthIn(escalation)}` : '',
  startPriceYuan: ({ startPriceYuan, priceUnit = '元' }) => withUnit(startPriceYuan, priceUnit),
  stepYuan: ({ stepYuan, priceUnit = '元' }) => withUnit(stepYuan, priceUnit),
  intended: ({ intended, priceUnit = '元' }) =>
    intended?.name ? `${intended.name}，${withUnit(intended.priceYuan, priceUnit)}` : '',
  trading: ({ trading }) => choiceInWords(trading ?? {}),
  depositYuan: ({ depositYuan }) => withUnit(depositYuan, '元'),
  depositNature: ({ depositNature }) => (depositNature ? DEPOSIT_NATURES[depositNature] : ''),
  depositUse: ({ depositUse }) => (depositUse ? DEPOSIT_USES[depositUse] : ''),
  depositInterest: ({ depositInterest }) => (depositInterest ? DEPOSIT_INTERESTS[depositInterest] : ''),
  transferorPays: ({ transferorPays }) => (transferorPays ? TRANSFEROR_PAYS[transferorPays] : ''),
  valuation: ({ valuation }) =>
    valuation
      ? [VALUATION_CHOICES[valuation.choice], valuation.agency, withUnit(valuation.valueYuan, '元')]
          .filter(Boolean)
          .join('，')
      : '',
  decision: decisionInWords,
  agent: ({ agent }) => (agent ? `${agent.name}，${agent.scope}，到 ${agent.validUntil}` : ''),
  isSoleHolder: ({ isSoleHolder }) => (isSoleHolder ? '是' : ''),
  publicationWorkingDays: ({ publicationWorkingDays }) => withUnit(publicationWorkingDays, '个工作日'),
  extensionCycles: ({ extensionCycles }) => withUnit(extensionCycles, '次'),
};

const ELSEWHERE: readonly Field[] = [
  'parcels',
  'coHolders',
  'villageCode',
  'isDeclared',
  'title',
  'attributes',
  'quantityUnit',
  'priceUnit',
  'areaAgreement',
  'paymentEveryYears',
  'paymentPlan',
  'lateFeePerMyriad',
  'bondKind',
  'bondYuan',
];

/** What stands in a list or a table of its own, in one text; for whoever compares two. */
const LISTS_IN_WORDS: typeof IN_WORDS = {
  parcels: ({ parcels = [] }) => parcels.map(({ code, name, mu }) => `${code} ${name} ${mu} 亩`).join('\n'),
  coHolders: ({ coHolders = [] }) =>
    coHolders.map(({ name, hasConsented }) => `${name}（${hasConsented ? '已同意' : '未同意'}）`).join('，'),
  attributes: ({ attributes = {} }, typeCode) =>
    getPropertyType(typeCode)
      .attributes.filter(({ key }) => attributes[key])
      .map((attribute) => `${attribute.name}：${answerInWords(attribute, attributes[attribute.key]!)}`)
      .join('\n'),
  paymentEveryYears: ({ paymentEveryYears }) => withUnit(paymentEveryYears, '年'),
  paymentPlan: ({ paymentPlan = [] }) =>
    paymentPlan
      .map(({ percent, amountYuan, on, event }) =>
        [withUnit(percent, '%'), withUnit(amountYuan, '元'), on, event].filter(Boolean).join('，'),
      )
      .join('\n'),
  lateFeePerMyriad: ({ lateFeePerMyriad }) => (lateFeePerMyriad ? `每日万分之${lateFeePerMyriad}` : ''),
  bondKind: ({ bondKind }) => (bondKind ? BONDS[bondKind] : ''),
  bondYuan: ({ bondYuan }) => withUnit(bondYuan, '元'),
  isDeclared: ({ isDeclared }) => (isDeclared ? '已确认' : ''),
};

/** One field of an application, as it reads. */
export function fieldInWords(
  field: Field,
  application: Application,
  typeCode: string,
): { readonly label: string; readonly value: string } {
  const inWords = LISTS_IN_WORDS[field] ?? IN_WORDS[field];
  return {
    label: nameOf(field, getPropertyType(typeCode)),
    value: inWords?.(application, typeCode) ?? plain(application[field]),
  };
}

/** An application in the order of its form, then the answers of its type, without what is empty. */
export function applicationFacts({
  application,
  typeCode,
  transferorKind,
  formEdition,
}: ProjectView): FactView[] {
  const type = getPropertyType(typeCode);
  const fields = (Object.keys(APPLICATION_FIELDS) as Field[]).filter((field) => !ELSEWHERE.includes(field));
  const common = fields.map((field) => ({
    label: nameOf(field, type),
    value: IN_WORDS[field]?.(application, typeCode) ?? plain(application[field]),
  }));
  const { right, attributes = {} } = application;
  const asking = { right, attributes, listerKind: transferorKind, edition: formEdition };
  const own = attributesFor(type, asking).map((attribute) => ({
    label: attribute.name,
    value: answerInWords(attribute, attributes[attribute.key] ?? ''),
  }));
  return [...common, ...own].filter(({ value }) => value.trim() !== '');
}

function decisionInWords({ decision }: Application): string {
  if (!decision) return '';
  const { meeting, date, total, present, inFavour, against, abstain, postedFrom, postedTo } = decision;
  const names = DECISION_FIELDS;
  return [
    `${date ?? ''} ${meeting ? MEETING_KINDS[meeting] : ''}`,
    `${names.total} ${total}，${names.present} ${present}，赞成 ${inFavour}，反对 ${against}，弃权 ${abstain}`,
    `公示 ${postedFrom} 至 ${postedTo}`,
    decision.townApprovalNo ? `${names.townApprovalNo} ${decision.townApprovalNo}` : '',
    decision.priceYuan ? `${names.priceYuan} ${decision.priceYuan} 元` : '',
  ]
    .filter(Boolean)
    .join('；');
}

function growthIn({ percentHundredths, amountYuan }: StatedEscalation): string {
  return percentHundredths ? `${percentHundredths / 100}%` : withUnit(amountYuan, '元');
}

function withUnit(value: string | number | undefined, unit: string): string {
  return value === undefined || value === '' ? '' : `${value} ${unit}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
