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

export const WITHOUT_CERTIFICATE = '无证，以证明材料为准';
