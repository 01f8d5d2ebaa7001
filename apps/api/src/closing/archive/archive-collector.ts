import { Injectable } from '@nestjs/common';
import { ARCHIVE_GROUPS, type ArchiveGroup, type ArchiveItem, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../kernel/canonical.js';
import type { LotEntity } from '../../listing/listing/index.js';

interface PaperRow {
  group: ArchiveGroup;
  title: string;
  responsible: string;
  at: Date;
  sha256: string;
  bytes: number;
}

export interface Collected {
  readonly items: ArchiveItem[];
  readonly record: Record<string, unknown>;
}

/** Papers of a lot by the group they belong to. */
const PAPERS = `
  select case d.kind when 'SITE_PHOTO' then 'REVIEW' else 'APPLICATION' end as "group", f.name as title,
         a.display_name as responsible, d.uploaded_at as at, f.sha256, f.bytes
  from project_document d join stored_file f on f.id = d.file_id join account a on a.id = d.uploaded_by
  where d.project_id = $1
  union all
  select 'CONTRACT', f.name, '双方当事人', c.signed_at, f.sha256, f.bytes
  from contract c join stored_file f on f.id = c.file_id where c.lot_id = $2
  union all
  select 'SETTLEMENT', f.name, '中心财务', s.settled_at, f.sha256, f.bytes
  from settlement s join stored_file f on f.id = s.file_id where s.lot_id = $2
  union all
  select 'DEAL', f.name, '中心', c.issued_at, f.sha256, f.bytes
  from confirmation c join stored_file f on f.id = c.file_id where c.lot_id = $2
  union all
  select 'CERTIFICATE', f.name, '中心', c.issued_at, f.sha256, f.bytes
  from certificate c join stored_file f on f.id = c.file_id where c.lot_id = $2`;

/** Records that are data: name, title, and the query that writes them out. Persons appear by id only. */
const RECORDS: readonly (readonly [ArchiveGroup, string, string, string])[] = [
  [
    'APPLICATION',
    'application',
    '转出申请书（数据）',
    'select application, site_check from project where id = $1 and $2::uuid is not null',
  ],
  [
    'REVIEW',
    'history',
    '办理过程',
    'select at, role, actor_name, action, from_state, to_state, reason from listing_event where project_id = $1 and $2::uuid is not null order by id',
  ],
  [
    'NOTICE',
    'notices',
    '公告',
    'select no, kind, content, content_hash, prev_hash, published_at from notice where $1::uuid is not null and lot_id = $2 order by published_at, no',
  ],
  [
    'REGISTRATION',
    'registrations',
    '报名与资格审查',
    'select id, state, form, paddle, submitted_at, decided_at, decision_reason from registration where $1::uuid is not null and lot_id = $2 order by created_at, id',
  ],
  [
    'DEPOSIT',
    'deposits',
    '保证金',
    'select registration_id, sub_account, amount_fen::text, state, due_at, held_at from deposit where $1::uuid is not null and lot_id = $2 order by sub_account',
  ],
  [
    'BIDDING',
    'bids',
    '竞价记录',
    'select s.number, l.seq, l.kind, l.paddle, l.value, l.at, l.prev_hash, l.hash from session_line l join bidding_session s on s.id = l.session_id where $1::uuid is not null and s.lot_id = $2 order by s.number, l.seq',
  ],
  [
    'DEAL',
    'deal',
    '成交确认',
    'select manner, unit_price_fen::text, total_fen::text, decided_at, publicity_ends_at, confirmed_at from deal where $1::uuid is not null and lot_id = $2',
  ],
  [
    'DEAL',
    'confirmations',
    '成交确认书签署记录',
    "select c.no, c.issued_at, (select jsonb_agg(jsonb_build_object('side', r.side, 'reason', r.reason, 'at', r.at) order by r.at) from confirmation_refusal r where r.confirmation_id = c.id) as refusals, s.side, s.file_hash, s.at from confirmation c left join signature s on s.kind = 'LETTER' and s.paper_no = c.no where $1::uuid is not null and c.lot_id = $2 order by c.no, s.at",
  ],
  [
    'DEAL',
    'fallen',
    '作废的成交结果和递补',
    "select f.seq, f.manner, f.unit_price_fen::text, f.why, f.note, f.fell_at, (select jsonb_agg(jsonb_build_object('rank', s.rank, 'state', s.state, 'amountFen', s.amount_fen::text, 'askedAt', s.asked_at, 'answeredAt', s.answered_at) order by s.rank) from succession s where s.lot_id = f.lot_id) as successions from fallen_deal f where $1::uuid is not null and f.lot_id = $2 order by f.seq",
  ],
  [
    'CONTRACT',
    'signatures',
    '签署记录',
    "select s.side, s.name, s.file_hash, s.at from signature s join contract c on s.kind = 'CONTRACT' and s.paper_no = c.no where $1::uuid is not null and c.lot_id = $2 order by s.at",
  ],
  [
    'SETTLEMENT',
    'payments',
    '付款计划',
    'select r.seq, r.due_on, r.event, r.event_on, r.is_provisional, r.amount_fen::text, r.paid_fen::text, r.paid_out_fen::text from payment_row r join contract c on c.id = r.contract_id where $1::uuid is not null and c.lot_id = $2 order by r.seq',
  ],
  [
    'CERTIFICATE',
    'certificates',
    '鉴证书登记',
    'select no, code, state, facts_hash, issued_at from certificate where $1::uuid is not null and lot_id = $2 order by no',
  ],
  [
    'OBJECTION',
    'objections',
    '异议和投诉',
    'select o.no, o.subject, o.state, o.decision, s.seq, s.action, s.text, s.at from objection o join objection_step s on s.objection_id = o.id where $1::uuid is not null and o.lot_id = $2 order by o.no, s.seq',
  ],
];

/** Brings together everything that arose in a project, in the order of the file. */
@Injectable()
export class ArchiveCollector {
  async collect(tx: EntityManager, lot: LotEntity): Promise<Collected> {
    const papers: PaperRow[] = await tx.query(PAPERS, [lot.projectId, lot.id]);
    const items: Omit<ArchiveItem, 'seq'>[] = papers.map(({ at, ...paper }) => ({
      ...paper,
      date: shanghaiDate(at.getTime()),
    }));
    const record: Record<string, unknown> = {};
    const today: { at: Date }[] = await tx.query('select platform_now() as at');
    const date = shanghaiDate(today[0]!.at.getTime());
    for (const [group, key, title, sql] of RECORDS) {
      const rows: unknown = JSON.parse(JSON.stringify(await tx.query(sql, [lot.projectId, lot.id])));
      record[key] = rows;
      if (group === 'BIDDING' && Array.isArray(rows) && rows.length === 0)
        record[key] = [{ note: '协议成交，没有竞价' }];
      const text = canonicalJson(record[key]);
      items.push({
        group,
        title,
        responsible: '平台',
        date,
        sha256: sha256(text),
        bytes: Buffer.byteLength(text),
      });
    }
    return { items: inOrder(items).map((item, index) => ({ seq: index + 1, ...item })), record };
  }
}

/** By group as the file is laid out, then by date, then by title. */
function inOrder(items: readonly Omit<ArchiveItem, 'seq'>[]): Omit<ArchiveItem, 'seq'>[] {
  const groups = Object.keys(ARCHIVE_GROUPS);
  const keyOf = (item: Omit<ArchiveItem, 'seq'>) =>
    `${groups.indexOf(item.group)} ${item.date} ${item.title}`;
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
