import { Injectable } from '@nestjs/common';
import {
  PARTY_KINDS,
  type PartyKind,
  REVIEW_POINTS,
  REVIEW_TIERS,
  type ReviewPoint,
  type ReviewTier,
  maskIdNumber,
} from '@helan/domain';
import type { DocumentView, PageView, SocialReviewView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type Actor, regionPatterns } from '../../kernel/auth/index.js';
import { type ListPart, type ListStatement, readPage } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { inRegions } from '../../people/region/index.js';
import { FILES_ARE_OPEN } from './open-files.js';
import { RegistrationPapers } from './registration-papers.js';
import type { RegistrationForm } from './registration.entity.js';

interface Row {
  registration_id: string;
  tier: ReviewTier;
  due_at: Date | null;
  is_overdue: boolean | null;
  is_approved: boolean | null;
  opinions: Partial<Record<ReviewPoint, string>> | null;
  document_no: string | null;
  decided_at: Date | null;
  decider: string | null;
  lot_no: string;
  lot_title: string;
  quantity: string;
  name: string;
  kind: PartyKind;
  id_number_enc: Buffer;
  form: RegistrationForm;
}

/**
 * Reviews that have been opened, the open ones first; each township sees its own. Of lots that are still listed one
 * alone, the first that waits, and none that is decided: nobody can count them. Source: rules §21 A13.
 */
@Injectable()
export class SocialReviewQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly papers: RegistrationPapers,
  ) {}

  async list(actor: Actor, at: string | undefined): Promise<PageView<SocialReviewView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      listOf(actor, await inRegions(this.dataSource, actor, 's.village_code')),
      at,
    );
    const documentsOf = await this.papers.listsOf(rows.map((row) => row.registration_id));
    return { items: rows.map((row) => this.view(actor, row, documentsOf(row.registration_id))), ...place };
  }

  private view(actor: Actor, row: Row, documents: DocumentView[]): SocialReviewView {
    const role = row.tier === 'TOWN' ? 'TOWN_REVIEWER' : 'SUPERVISOR';
    const points = Object.entries(REVIEW_POINTS) as [ReviewPoint, string][];
    return {
      registrationId: row.registration_id,
      lotNo: row.lot_no,
      lotTitle: row.lot_title,
      mu: row.quantity,
      tierName: REVIEW_TIERS[row.tier],
      needsDocument: row.tier !== 'TOWN',
      isMine: row.decided_at === null && actor.roles.includes(role),
      applicantName: row.name,
      applicantKindName: PARTY_KINDS[row.kind],
      idNumberMasked: maskIdNumber(this.cipher.open(row.id_number_enc, 'party.id_number')),
      intendedUse: row.form.intendedUse ?? '',
      capability: row.form.capability ?? '',
      documents,
      dueAt: row.due_at?.toISOString() ?? null,
      isOverdue: row.is_overdue ?? false,
      isApproved: row.is_approved,
      opinions: points.map(([point, label]) => ({ label, value: row.opinions?.[point] ?? '' })),
      documentNo: row.document_no,
      deciderName: row.decider,
      decidedAt: row.decided_at?.toISOString() ?? null,
    };
  }
}

/** One after the other, and no more of them than are counted. */
export const REVIEWED = `from social_review s
  cross join lateral (select * from registration g where g.id = s.registration_id offset 0) r
  cross join lateral (select * from lot t where t.id = r.lot_id offset 0) l`;

/** Of lots that are still listed the first alone that waits for a reviewer of these regions and tiers. */
export function isShown(regions: string, isTown: string, isSupervisor: string): string {
  return `(${FILES_ARE_OPEN} or r.id = (
    select f.id from registration f join social_review o on o.registration_id = f.id join lot l on l.id = f.lot_id
    where o.opened_at is not null and o.decided_at is null and f.state = 'QUALIFYING'
      and not ${FILES_ARE_OPEN} and o.village_code like any(${regions})
      and case o.tier when 'TOWN' then ${isTown}::boolean else ${isSupervisor}::boolean end
    order by f.submitted_at, f.id limit 1))`;
}

/** What a reviewer of these regions may see, what waits first. */
function listOf(actor: Actor, { oneOf }: ListPart): ListStatement {
  return {
    columns: `s.*, a.display_name as decider, l.no as lot_no, l.terms->>'title' as lot_title,
              l.terms->'price'->>'quantity' as quantity, p.name, p.kind, p.id_number_enc, r.form,
              s.decided_at is null and s.due_at < platform_now() as is_overdue`,
    from: `${REVIEWED} join party p on p.id = r.party_id left join account a on a.id = s.decided_by`,
    counted: REVIEWED,
    where: `s.opened_at is not null
             and (s.decided_at is not null or r.state = 'QUALIFYING')
             and ${isShown('$1', '$2', '$3')}`,
    order: [
      { sql: "coalesce(s.decided_at, 'infinity')", type: 'timestamptz', isDescending: true },
      { sql: "coalesce(s.due_at, 'infinity')", type: 'timestamptz' },
      { sql: "coalesce(r.submitted_at, 'infinity')", type: 'timestamptz' },
      { sql: 'r.id', type: 'uuid' },
    ],
    params: [
      regionPatterns(actor),
      actor.roles.includes('TOWN_REVIEWER'),
      actor.roles.includes('SUPERVISOR'),
    ],
    oneOf,
  };
}
