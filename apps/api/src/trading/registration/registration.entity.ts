import type { ApplicantRelation, ClaimGround, RegistrationState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an applicant fills in; any part may be missing while it is a draft. */
export interface RegistrationForm {
  readonly intendedUse?: string;
  readonly capability?: string;
  readonly quoteYuan?: string;
  readonly hasPromised?: boolean;
  /** Percent, where others take part. */
  readonly ownShare?: string;
  readonly claimGround?: ClaimGround | '';
  readonly relation?: ApplicantRelation;
  /** What his household holds of a counted right, as typed. */
  readonly heldShares?: string;
  /** Of a homestead: his household will have this one only. */
  readonly hasOnlyThisHome?: boolean;
}

@Entity('registration')
export class RegistrationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  @Column('uuid') partyId!: string;
  @Column('uuid') accountId!: string;
  @Column('text') state!: RegistrationState;
  @Column('jsonb') form!: RegistrationForm;
  /** Counts the saves of form and partners. */
  @Column('integer') formVersion!: number;
  /** In the session that the lot has now. */
  @Column('text', { nullable: true }) paddle!: string | null;
  /** Rank of an approved priority claim, 1 first. */
  @Column('integer', { nullable: true }) claimRank!: number | null;
  @Column('text') claimReason!: string;
  @Column('timestamptz', { nullable: true }) claimDecidedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('text') decisionReason!: string;
  /** What the applicant is to put right; null where nothing is. */
  @Column('jsonb', { nullable: true }) correctionItems!: readonly string[] | null;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}
