import type { FormerListing, HouseholdSummary, PropertyType, ReadApplication, Rulebook } from '@helan/domain';
import type { ProjectEntity } from '../../listing/listing/index.js';
import type { Party } from '../../people/party/index.js';

/** What the terms of a lot are made from. */
export interface TermsSource {
  readonly project: ProjectEntity;
  readonly lot: number;
  readonly type: PropertyType;
  readonly read: ReadApplication;
  readonly documentKinds: readonly string[];
  readonly edition?: number | undefined;
  readonly former?: FormerListing | undefined;
  readonly households?: HouseholdSummary | undefined;
  readonly transferor: Party;
  readonly villageName: string;
  readonly townName: string;
  readonly rulebook: Rulebook;
}
