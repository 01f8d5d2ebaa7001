import type { PartyKind } from '../../kernel/identity/index.js';
import { kindsOf, type PropertyType } from '../../property/property-type/index.js';

/** Kinds that are certificates themselves although they stand in for another. */
const CERTIFICATES: readonly string[] = ['REAL_ESTATE_CERTIFICATE', 'HOMESTEAD_CERTIFICATE'];

/**
 * Whether the right is proved by its certificate. Where only an equivalent proof is there, the notice says so.
 * Source: 贺党办〔2022〕110号 二(二); rules §19 D3.
 */
export function isCertified(type: PropertyType, documentKinds: readonly string[]): boolean {
  const document = type.documents.find(({ kind }) => kind === type.title.document);
  if (!document || documentKinds.includes(document.kind)) return true;
  const others = kindsOf(document).filter((kind) => documentKinds.includes(kind));
  return others.length === 0 || others.some((kind) => CERTIFICATES.includes(kind));
}

const OF_CONTRACTS: readonly string[] = ['UPSTREAM_CONTRACT', 'CONTRACT', 'BREEDING_CERTIFICATE'];

/** Whether a collective proves by its ledger alone that it never let the land out. Source: rules §3.2. */
export function isUnletLand({
  listerKind,
  documentKinds,
}: {
  readonly listerKind: PartyKind;
  readonly documentKinds: readonly string[];
}): boolean {
  return (
    listerKind === 'COLLECTIVE' &&
    documentKinds.includes('LAND_LEDGER') &&
    !documentKinds.some((kind) => OF_CONTRACTS.includes(kind))
  );
}

export const WITHOUT_CERTIFICATE = '无证，以证明材料为准';
