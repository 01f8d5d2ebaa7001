import type { CertificateState, CertifiedFacts, ListingState, PriceScale } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The facts a certificate shares with its deal, and what it prints beyond them. */
export interface CertificateFacts extends CertifiedFacts {
  readonly projectNo: string;
  readonly typeName: string;
  readonly location: string;
  /** In words, with its unit. */
  readonly quantity: string;
  readonly priceUnit: string;
  /** Decimals of the unit prices, where they are not two. */
  readonly priceScale?: PriceScale;
  /** What the price comes to in the figure in which it is not stated. */
  readonly otherFigure?: string;
  readonly termPermission?: string;
  readonly purpose: string | null;
  readonly rightNo: string;
  readonly transferModeName: string;
  readonly mannerName: string;
  readonly startPriceFen: string;
  readonly unitPriceFen: string;
  readonly paidFen: string;
  readonly paymentName: string;
  readonly contractSignedOn: string;
  readonly publishedOn: string;
  readonly publicationEndsOn: string;
  readonly transferorKind: string;
  readonly transfereeKind: string;
  readonly transferorIsNatural: boolean;
  readonly transfereeIsNatural: boolean;
  /** Number of the revoked certificate that it replaces; missing in those that replace none. */
  readonly replacesNo?: string;
  /** Whoever takes the right over beside the transferee, in words; missing where he takes it alone. */
  readonly jointTransferees?: string;
  /** What came of an appraisal that was to follow the deal; missing where none was. */
  readonly appraisal?: string;
  readonly laterPayments: readonly {
    /** Null as long as the event has not come about after which it is due. */
    readonly dueOn: string | null;
    readonly event?: string;
    readonly amountFen: string;
    readonly isProvisional: boolean;
  }[];
}

/** Where a lot stands that has had its certificate. */
export const CERTIFIED_STATES: readonly ListingState[] = ['CERTIFIED', 'CLOSED', 'ARCHIVED'];

@Entity('certificate')
export class CertificateEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  @Column('text') no!: string;
  @Column('text') code!: string;
  @Column('text') state!: CertificateState;
  @Column('bytea') factsEnc!: Buffer;
  @Column('text') factsHash!: string;
  @Column('uuid', { nullable: true }) fileId!: string | null;
  /** The sides of the contract that is certified. */
  @Column('uuid', { nullable: true }) transferorId!: string | null;
  @Column('uuid', { nullable: true }) transfereeId!: string | null;
  @Column('uuid') draftedBy!: string;
  @Column('uuid', { nullable: true }) reviewedBy!: string | null;
  /** Null of what was reviewed before the platform kept it. */
  @Column('timestamptz', { nullable: true }) reviewedAt!: Date | null;
  @Column('uuid', { nullable: true }) issuedBy!: string | null;
  @Column('timestamptz', { nullable: true }) issuedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('text', { nullable: true }) revokedReason!: string | null;
  /** The revoked certificate in whose place this one stands. */
  @Column('uuid', { nullable: true }) replacesId!: string | null;
  @Column('text', { nullable: true }) discardedReason!: string | null;
}
