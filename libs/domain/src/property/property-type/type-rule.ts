import type { Condition } from './attribute.js';

/** Where a code stands on the form: among the answers, as the contract's number, or as the code of each parcel. */
export type CodePlace = { readonly attribute: string } | { readonly field: 'contractNo' | 'parcels' };

/** One rule of a type beyond what its questions say of themselves: a row with its source and the edition it came with. */
export type TypeRule = { readonly since: number; readonly source: string } & (
  | {
      readonly kind: 'REQUIRED_WHEN';
      readonly attribute: string;
      readonly when: Condition;
      readonly reason: string;
    }
  | {
      readonly kind: 'BEGINS_WITH';
      readonly code: CodePlace;
      readonly name: string;
      readonly attribute: string;
      readonly of: string;
    }
  | {
      /** One answer is the other said again: both are the same. */
      readonly kind: 'ANSWERED_SO';
      readonly attribute: string;
      readonly is: string;
      readonly when: Condition;
      readonly shape: string;
    }
  | { readonly kind: 'EAR_TAGS'; readonly attribute: string; readonly counted: readonly string[] }
  | {
      /** So many animals, each named by a tag or a mark, however they are priced. */
      readonly kind: 'HEADS';
      readonly heads: string;
      readonly named: string;
      readonly by: 'TAGS' | 'MARKS';
      readonly when: Condition;
      readonly counted: readonly string[];
    }
  | { readonly kind: 'PLOT_NUMBERS'; readonly plot: string; readonly unit: string }
  | {
      /** A let thing is let again once its tenant has left, unless he agrees to go. */
      readonly kind: 'AFTER_TENANT';
      readonly until: string;
      readonly when: Condition;
      readonly unless: Condition;
    }
  | { readonly kind: 'HOLDING_CAP'; readonly attribute: string }
  | { readonly kind: 'WITHIN_HOLDING'; readonly attribute: string }
  | { readonly kind: 'REDEMPTION' }
  | { readonly kind: 'QUOTA_KIND'; readonly attribute: string }
);
