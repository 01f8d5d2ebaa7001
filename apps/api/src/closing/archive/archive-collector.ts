import { Injectable } from '@nestjs/common';
import {
  ARCHIVE_GROUPS,
  ARCHIVE_RECORDS,
  type ArchiveContents,
  type ArchiveGroup,
  type ArchiveItem,
  type ArchiveRecord,
  shanghaiDate,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../kernel/canonical.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { CertificateBook } from '../certificate/index.js';

interface PaperRow {
  fileId: string;
  group: ArchiveGroup;
  title: string;
  file: string;
  responsible: string;
  at: Date;
  sha256: string;
  bytes: number;
}

export interface Collected extends ArchiveContents {
  readonly items: ArchiveItem[];
  readonly record: Record<string, unknown>;
}

/** Papers of a lot by the group they belong to. */
const PAPERS = `
  select f.id as "fileId", case d.kind when 'SITE_PHOTO' then 'REVIEW' else 'APPLICATION' end as "group", f.name as title,
         f.name as file, a.display_name as responsible, d.uploaded_at as at, f.sha256, f.bytes
  from project_document d join stored_file f on f.id = d.file_id join account a on a.id = d.uploaded_by
  where d.project_id = $1
  union all
  select f.id, 'CONTRACT', f.name, f.name, '双方当事人', c.signed_at, f.sha256, f.bytes
  from contract c join stored_file f on f.id = c.file_id where c.lot_id = $2 and c.signed_at is not null
  union all
  select f.id, 'SETTLEMENT', f.name, f.name, '中心财务', s.settled_at, f.sha256, f.bytes
  from settlement s join stored_file f on f.id = s.file_id where s.lot_id = $2
  union all
  select f.id, 'DEAL', f.name, f.name, '中心', c.issued_at, f.sha256, f.bytes
  from confirmation c join stored_file f on f.id = c.file_id where c.lot_id = $2
  union all
  select f.id, 'CERTIFICATE', f.name, f.name, '中心', c.issued_at, f.sha256, f.bytes
  from certificate c join stored_file f on f.id = c.file_id where c.lot_id = $2 and c.state = 'ISSUED'`;

/** Kept with the others, and no certificate of the deal any more. */
const REVOKED = `
  select f.id as "fileId", 'CERTIFICATE' as "group", f.name || '（已作废）' as title, f.name as file, '中心' as responsible, c.issued_at as at, f.sha256, f.bytes
  from certificate c join stored_file f on f.id = c.file_id where c.lot_id = $1 and c.state = 'REVOKED'`;

/** A contract that was ended after its file was closed: it lies there, and is no contract of the lot any more. */
const ENDED = `
  select f.id as "fileId", 'CONTRACT' as "group", f.name as title, f.name as file, '双方当事人' as responsible, c.signed_at as at, f.sha256, f.bytes
  from contract c join stored_file f on f.id = c.file_id where c.dropped_lot_id = $1 and c.signed_at is not null`;

/** The query that writes each record out. Persons appear by id only, but for those who take part beside an applicant. */
const QUERIES: Readonly<Record<ArchiveRecord, string>> = {
  application: 'select application, site_check from project where id = $1 and $2::uuid is not null',
  history:
    'select at, role, actor_name, action, from_state, to_state, reason from listing_event where project_id = $1 and $2::uuid is not null order by id',
  notices:
    'select no, kind, content, content_hash, prev_hash, published_at from notice where $1::uuid is not null and lot_id = $2 order by published_at, no',
  registrations: `select r.id, r.state, r.form, r.paddle, r.submitted_at, r.decided_at, r.decision_reason,
     (select jsonb_agg(jsonb_build_object('kind', p.kind, 'name', p.name, 'share', p.share) order by p.position)
        from registration_partner p where p.registration_id = r.id) as partners
   from registration r where $1::uuid is not null and r.lot_id = $2 and r.state <> 'DRAFT' order by r.created_at, r.id`,
  deposits:
    'select registration_id, sub_account, amount_fen::text, state, due_at, held_at from deposit where $1::uuid is not null and lot_id = $2 order by sub_account',
  consultations: `select c.round, c.state, c.asked_at, c.due_at, c.closed_at, c.way,
     (select jsonb_agg(jsonb_build_object('registration', a.registration_id, 'agrees', a.agrees, 'reason', a.reason, 'at', a.at)
        order by a.at, a.id) from consultation_answer a where a.consultation_id = c.id) as answers
   from consultation c where $1::uuid is not null and c.lot_id = $2 order by c.round`,
  bids: 'select s.number, l.seq, l.kind, l.paddle, l.value, l.at, l.arrived_at, l.prev_hash, l.hash from session_line l join bidding_session s on s.id = l.session_id where $1::uuid is not null and s.lot_id = $2 order by s.number, l.seq',
  negotiations: `select n.round, n.registration_id, n.state, n.agreed_fen::text, n.agreed_terms, n.agreed_at, n.minutes_no,
     (select jsonb_agg(to_jsonb(o) - 'id' - 'negotiation_id' - 'account_id' order by o.seq) from negotiation_offer o
        where o.negotiation_id = n.id) as offers
   from negotiation n where $1::uuid is not null and n.lot_id = $2 order by n.round, n.id`,
  deal: 'select manner, unit_price_fen::text, total_fen::text, decided_at, publicity_ends_at, confirmed_at from deal where $1::uuid is not null and lot_id = $2',
  confirmations:
    "select c.no, c.issued_at, (select jsonb_agg(jsonb_build_object('side', r.side, 'reason', r.reason, 'at', r.at) order by r.at) from confirmation_refusal r where r.confirmation_id = c.id) as refusals, s.side, s.name, s.file_hash, s.at from confirmation c left join signature s on s.kind = 'LETTER' and s.paper_no = c.no where $1::uuid is not null and c.lot_id = $2 order by c.no, s.at",
  fallen:
    "select f.seq, f.manner, f.unit_price_fen::text, f.why, f.note, f.fell_at, (select jsonb_agg(jsonb_build_object('rank', s.rank, 'state', s.state, 'amountFen', s.amount_fen::text, 'askedAt', s.asked_at, 'answeredAt', s.answered_at) order by s.rank) from succession s where s.lot_id = f.lot_id) as successions from fallen_deal f where $1::uuid is not null and f.lot_id = $2 order by f.seq",
  signatures:
    "select s.side, s.name, s.file_hash, s.at from signature s join contract c on s.kind = 'CONTRACT' and s.paper_no = c.no where $1::uuid is not null and c.lot_id = $2 order by s.at",
  appraisal:
    'select outcome, agency, value_fen::text, valid_until::text, document_no, entered_at from appraisal where $1::uuid is not null and lot_id = $2',
  payments:
    'select r.seq, r.kind, r.state, r.due_on, r.event, r.event_on, r.is_provisional, r.amount_fen::text, r.paid_fen::text, r.paid_out_fen::text from payment_row r join contract c on c.id = r.contract_id where $1::uuid is not null and c.lot_id = $2 order by r.seq',
  certificates:
    'select no, code, state, facts_hash, issued_at from certificate where $1::uuid is not null and lot_id = $2 order by no',
  objections:
    'select o.no, o.subject, o.state, o.decision, s.seq, s.action, s.text, s.at from objection o join objection_step s on s.objection_id = o.id where $1::uuid is not null and o.lot_id = $2 order by o.no, s.seq',
};

/** Brings together everything that arose in a project, in the order of the file. */
@Injectable()
export class ArchiveCollector {
  constructor(private readonly certificates: CertificateBook) {}

  async collect(tx: EntityManager, lot: LotEntity): Promise<Collected> {
    const papers: PaperRow[] = await tx.query(PAPERS, [lot.projectId, lot.id]);
    const revoked: PaperRow[] = await tx.query(REVOKED, [lot.id]);
    const items: Omit<ArchiveItem, 'seq'>[] = [...papers, ...revoked].map(toItem);
    const record: Record<string, unknown> = {};
    const records: ArchiveRecord[] = [];
    const today: { at: Date }[] = await tx.query('select platform_now() as at');
    const date = shanghaiDate(today[0]!.at.getTime());
    for (const key of Object.keys(ARCHIVE_RECORDS) as ArchiveRecord[]) {
      const rows = await this.rowsOf(tx, lot, key);
      if (rows.length === 0) continue;
      record[key] = rows;
      records.push(key);
      const text = canonicalJson(rows);
      const { group, title } = ARCHIVE_RECORDS[key];
      const [sum, bytes] = [sha256(text), Buffer.byteLength(text)];
      items.push({ group, title, record: key, responsible: '平台', date, sha256: sum, bytes });
    }
    return {
      items: inOrder(items).map((item, index) => ({ seq: index + 1, ...item })),
      records,
      papers: papers.map(({ group }) => group),
      record,
    };
  }

  /** Which stored file an item of the list is; undefined where nothing that belongs to the lot is it any more. */
  async fileOf(tx: EntityManager, lot: LotEntity, item: ArchiveItem): Promise<string | undefined> {
    const papers: PaperRow[] = await tx.query(PAPERS, [lot.projectId, lot.id]);
    const revoked: PaperRow[] = await tx.query(REVOKED, [lot.id]);
    const ended: PaperRow[] = await tx.query(ENDED, [lot.id]);
    return [...papers, ...revoked, ...ended].find(
      ({ file, sha256: sum }) => file === item.file && sum === item.sha256,
    )?.fileId;
  }

  /** As JSON has them; of certificates also between whom, which only their sealed facts say. */
  private async rowsOf(tx: EntityManager, lot: LotEntity, key: ArchiveRecord): Promise<unknown[]> {
    const found: { no: string }[] = await tx.query(QUERIES[key], [lot.projectId, lot.id]);
    const rows = JSON.parse(JSON.stringify(found)) as typeof found;
    if (key !== 'certificates' || rows.length === 0) return rows;
    const parties = await this.certificates.partiesOf(tx, lot.id);
    return rows.map((row) => ({ ...row, parties: parties.get(row.no) }));
  }
}

function toItem({
  group,
  title,
  file,
  responsible,
  at,
  sha256: sum,
  bytes,
}: PaperRow): Omit<ArchiveItem, 'seq'> {
  return { group, title, file, responsible, date: shanghaiDate(at.getTime()), sha256: sum, bytes };
}

/** By group as the file is laid out, then by date, then by title. */
function inOrder(items: readonly Omit<ArchiveItem, 'seq'>[]): Omit<ArchiveItem, 'seq'>[] {
  const groups = Object.keys(ARCHIVE_GROUPS);
  const keyOf = (item: Omit<ArchiveItem, 'seq'>) =>
    `${groups.indexOf(item.group)} ${item.date} ${item.title}`;
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
