import { findQuotaKind, type PropertyType } from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import type { Application } from './application.js';

/** The question that says which kind of quota it is. */
const QUOTA_KIND = 'quotaKind';

/**
 * The type as it holds for this application: a kind of quota that a document has opened is traded here like any other
 * right, all others are only shown and passed on. Source: rules §3.15.
 */
export function listedType(
  type: PropertyType,
  { attributes = {} }: Application,
  rulebook: Rulebook,
): PropertyType {
  const kind = type.isRelay ? findQuotaKind(attributes[QUOTA_KIND]) : undefined;
  return kind && rulebook[kind.tradedHere] === 1 ? { ...type, isRelay: false } : type;
}
