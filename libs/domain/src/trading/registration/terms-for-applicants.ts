import { canonicalJson } from '../../kernel/index.js';
import type { ReceivingTerms } from './refuse-receiving.js';

/** What a notice says of whoever would receive its lot, of what he would receive, and of what he deposits for it. */
export interface TermsForApplicants {
  readonly qualification: string;
  readonly receiversName: string;
  readonly isMembersOnly: boolean;
  readonly receiving?: ReceivingTerms | undefined;
  readonly price: { readonly quantity: string };
  readonly areaCentiSquareMetres: string | null;
  readonly parcels: readonly unknown[];
  readonly depositFen: string | null;
}

const PARTS: Readonly<Record<string, (terms: TermsForApplicants) => unknown>> = {
  资格条件: ({ qualification, receiving }) => [qualification, receiving],
  受让方范围: ({ receiversName, isMembersOnly }) => [receiversName, isMembersOnly],
  数量: ({ price, areaCentiSquareMetres }) => [price.quantity, areaCentiSquareMetres],
  地块: ({ parcels }) => parcels,
  保证金: ({ depositFen }) => depositFen ?? '0',
};

/**
 * Which parts of a changed notice put whoever has been found fit to its new terms, in words; none where his fitness and
 * his deposit are as good as before. Source: rules §6.1 row LISTED/amend, §6.3; 农村土地承包法 第四十五条.
 */
export function changedForApplicants(before: TermsForApplicants, after: TermsForApplicants): string[] {
  return Object.entries(PARTS).flatMap(([name, part]) =>
    canonicalJson([part(before) ?? null]) === canonicalJson([part(after) ?? null]) ? [] : [name],
  );
}

/** Whether there is more of the thing than before: what was reviewed was reviewed for less. */
export function isMoreThan(before: TermsForApplicants, after: TermsForApplicants): boolean {
  return BigInt(after.price.quantity) > BigInt(before.price.quantity);
}
