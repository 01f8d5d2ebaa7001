import {
  type Application,
  FORM_EDITION,
  type PropertyType,
  type ReceivingTerms,
  SECOND,
  findRight,
  isBlank,
  parseQuantity,
  priorityOrder,
  tenantOf,
} from '@helan/domain';

/** What the notice asks of whoever wants to receive the lot; an application of the first form asks nothing of the kind. */
export function receivingOf(
  type: PropertyType,
  application: Application,
  edition: number = FORM_EDITION,
): ReceivingTerms {
  const { right, transferMode, attributes = {} } = application;
  const { holdingCap, redemption, onePerHousehold } = edition < SECOND.since ? {} : type.receiving;
  const isRedeemed = redemption !== undefined && transferMode === redemption.mode;
  const cap = holdingCap && !isRedeemed ? parseQuantity(attributes[holdingCap.attribute] ?? '') : undefined;
  return {
    priority: priorityOrder(type, findRight(type, right)?.isOutright, tenantOf(type, attributes)?.hasWaived),
    holdingCap: cap ? { quantity: cap.toString(), source: holdingCap!.source } : null,
    redemption: isRedeemed ? { source: redemption.source } : null,
    onePerHousehold:
      onePerHousehold && right !== undefined && onePerHousehold.rights.includes(right)
        ? { source: onePerHousehold.source }
        : null,
    qualification: qualificationOf(type, application, edition),
  };
}

/** The paper that the lister names, or the certificate of fitness that a purchase asks of its suppliers. */
function qualificationOf(
  { receiving }: PropertyType,
  { qualificationPaper = '', attributes = {} }: Application,
  edition: number,
): ReceivingTerms['qualification'] {
  if (edition < SECOND.since) return null;
  if (!isBlank(qualificationPaper)) return { name: qualificationPaper, source: '公告 受让方条件' };
  const { qualification } = receiving;
  const kind = qualification ? (attributes[qualification.attribute] ?? '') : '';
  return isBlank(kind) ? null : { name: `资质证书（${kind}）`, source: '公告 供应商资质' };
}
