import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BREACH_GROUNDS, type DealSide, type PaperKind } from '@helan/domain';
import { DataSource } from 'typeorm';
import { type Bind, type WorkRows, WorkSources, endOfDay } from '../../kernel/desk/index.js';
import { Scans } from '../../trading/signature/index.js';

/** Where a lot stands while its sides have something to sign or to pay. */
const KEPT_STATES = "('DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING')";
/** Afterwards both have signed. */
const SIGNING_STATES = "('DEAL_CONFIRMED', 'CONTRACTING')";
/** What is to be signed now: the contract where it has been sent, the letter before that. */
const PAPERS = `(select d.lot_id, d.confirmation_id,
    case when c.id is null then 'LETTER' else 'CONTRACT' end as kind, coalesce(c.no, k.no) as no,
    case when c.id is null then k.sign_due_at else c.due_at end as due_at
  from deal d left join confirmation k on k.id = d.confirmation_id left join contract c on c.lot_id = d.lot_id)`;
const UNSIGNED = `not exists (select from signature s where s.kind = p.kind and s.paper_no = p.no and s.side = w.side)`;
const GROUND = `case b.ground ${Object.entries(BREACH_GROUNDS)
  .map(([ground, name]) => `when '${ground}' then '${name}'`)
  .join(' ')} end`;

/** Of a side whose scan was refused: until when it has to sign then. */
interface OwnTime {
  readonly no: string;
  readonly side: DealSide;
  readonly dueAt: Date | null;
}

/** A side has said that it will not sign, has let its day pass, or has not paid: somebody says whether that is a breach. */
@Injectable()
export class BreachWork implements OnModuleInit {
  constructor(
    private readonly sources: WorkSources,
    private readonly dataSource: DataSource,
    private readonly scans: Scans,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'BREACH',
      name: '认定违约',
      desk: '/console',
      permission: 'declareBreach',
      rows: async (_, bind) => broken(await this.ownTimes(), bind),
    });
  }

  /** Few: the day of everybody else stands with his paper. */
  private async ownTimes(): Promise<OwnTime[]> {
    const { manager } = this.dataSource;
    const rows: { kind: PaperKind; no: string; side: DealSide; due_at: Date | null }[] = await manager.query(
      `select distinct p.kind, p.no, x.side, p.due_at from lot l join ${PAPERS} p on p.lot_id = l.id
         join paper_scan x on x.kind = p.kind and x.paper_no = p.no
       where l.state in ${SIGNING_STATES} and x.is_sound = false and p.due_at <= (select platform_now())`,
    );
    const times: OwnTime[] = [];
    for (const { kind, no, side, due_at } of rows)
      times.push({ no, side, dueAt: await this.scans.dueAt(manager, { kind, no, side }, due_at) });
    return times;
  }
}

function broken(times: readonly OwnTime[], bind: Bind): WorkRows {
  const own = `unnest(${bind(times.map(({ no }) => no))}::text[], ${bind(times.map(({ side }) => side))}::text[],
    ${bind(times.map(({ dueAt }) => dueAt ?? 'infinity'))}::timestamptz[]) t (no, side, due_at)`;
  return {
    from: `from (
        select g.lot_id, (array_agg(g.ground order by g.at))[1] as ground, min(g.at) as at from (
          select p.lot_id, 'REFUSED' as ground, w.at from confirmation_refusal w
            join ${PAPERS} p on p.confirmation_id = w.confirmation_id where ${UNSIGNED}
          union all
          select p.lot_id, 'LATE', coalesce(t.due_at, p.due_at) from lot o join ${PAPERS} p on p.lot_id = o.id
            cross join (values ('TRANSFEROR'), ('TRANSFEREE')) w (side) left join ${own} on t.no = p.no and t.side = w.side
            where o.state in ${SIGNING_STATES} and coalesce(t.due_at, p.due_at) <= (select platform_now()) and ${UNSIGNED}
              and not exists (select from paper_scan x
                where x.kind = p.kind and x.paper_no = p.no and x.side = w.side and x.seen_at is null)
          union all
          select c.lot_id, 'LATE_PAYMENT', ${endOfDay('r.due_on')} from payment_row r join contract c on c.id = r.contract_id
            where r.state in ('PLANNED', 'DUE', 'OVERDUE') and c.lot_id is not null
              and r.due_on < ((select platform_now()) at time zone 'Asia/Shanghai')::date
        ) g group by g.lot_id) b join lot l on l.id = b.lot_id`,
    where: `l.state in ${KEPT_STATES}`,
    id: 'l.id',
    title: `${GROUND} || '：' || coalesce(l.terms->>'title', '')`,
    number: 'l.no',
    region: "l.terms->>'villageCode'",
    since: 'b.at',
    due: 'b.at',
    path: "'/console/projects/' || l.project_id",
  };
}
