import type { NoticeKind } from '@helan/domain';
import type { CalendarStripDay, LotTermsView, RuleValueView } from '@helan/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Everything a notice says, frozen at its publication. */
export interface NoticeContent {
  readonly kind: NoticeKind;
  readonly kindName: string;
  readonly no: string;
  readonly title: string;
  readonly publishedAt: string;
  readonly terms: LotTermsView;
  readonly registrationEndsAt: string;
  readonly strip: readonly CalendarStripDay[];
  readonly rules: readonly RuleValueView[];
  /** What this kind says beyond the terms: a reason, a result. */
  readonly details: Readonly<Record<string, string>>;
  /** Of a result, where there was a session: where its record ended. Notices from before it was printed have none. */
  readonly session?: SessionEnd;
  /**
   * Of what may be bid for: SHA-256 of the public key that signs records when the notice is published. Notices from
   * before it was printed have none. Source: rules §21 A22.
   */
  readonly recordKey?: string;
  /** Of a session that is planned: when it begins. */
  readonly sessionStartAt?: string;
}

/** The end of a session's record: whoever has this hash notices a record that was written anew. */
export interface SessionEnd {
  readonly lotNo: string;
  /** Which session of the lot, from one. */
  readonly number: number;
  readonly lines: number;
  readonly hash: string;
}

@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') no!: string;
  @Column('text') kind!: NoticeKind;
  @Column('uuid') projectId!: string;
  @Column('uuid') lotId!: string;
  @Column('text') title!: string;
  @Column('json') content!: NoticeContent;
  @Column('text') contentHash!: string;
  /** Hash of the notice published before this one, whatever its lot. */
  @Column('text') prevHash!: string;
  @Column('timestamptz') publishedAt!: Date;
  @Column('uuid', { nullable: true }) supersedesId!: string | null;
}
