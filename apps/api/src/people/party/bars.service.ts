import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  foldIdNumber,
  isCreditCode,
  isIdNumber,
  isVillageGroupCode,
  maskIdNumber,
  personPaperOf,
  refuseIdNumber,
  shanghaiDate,
} from '@helan/domain';
import type { BarView, PageView } from '@helan/contracts';
import type { SetBarRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, readPage, wordsQuery } from '../../kernel/db/index.js';
import { type Fault, refused, requireDays, requireNone } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs, sameHash } from '../../kernel/secrets/look-up.js';

interface Row {
  id: string;
  name: string;
  id_number_enc: Buffer;
  reason: string;
  document_no: string;
  barred_from: string;
  barred_until: string | null;
  is_active: boolean;
  may_lift: boolean;
  setter: string;
  set_at: Date;
  lift_reason: string | null;
  lifted_at: Date | null;
}

export interface BarFilter {
  readonly search?: string | undefined;
  readonly isActive?: boolean | undefined;
  readonly at?: string | undefined;
}

const TODAY = "(platform_now() at time zone 'Asia/Shanghai')::date";
const IS_ACTIVE = isOn(TODAY);

/** SQL on a date: whether a decision `b` keeps somebody out on it. Of a date that is bound it is known how many do. */
function isOn(date: string): string {
  return `(b.lifted_at is null and b.barred_from <= ${date} and (b.barred_until is null or b.barred_until >= ${date}))`;
}

/** SQL on a party's id: the decisions `b` that keep it out today, for behind `select`. */
export function barsNow(partyId: string): string {
  return `from bar b join party bp on ${sameHash('bp.id_number_hash', 'b.id_number_hash')}
    where bp.id = ${partyId} and ${IS_ACTIVE}`;
}

/** SQL on a query of `id_number_hash` and `id_number_hash_even`: the decisions `b` that keep out one of these people. */
export function barsAmong(people: string): string {
  return `from bar b join (${people}) bp on ${sameHash('bp.id_number_hash', 'b.id_number_hash')}
    where ${IS_ACTIVE}`;
}

/** SQL condition on a party's id: whether a decision keeps it out today. */
export function isBarredNow(partyId: string): string {
  return `exists (select 1 ${barsNow(partyId)})`;
}

/** Who may not list, register or bid for a time. Only decided cases, each with its paper. */
@Injectable()
export class Bars {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
  ) {}

  /** Why a person or unit may not take part today; nothing when it may. */
  async findFault(tx: EntityManager, idNumber: string): Promise<Fault | undefined> {
    const rows: { barred_until: string | null; document_no: string }[] = await tx.query(
      `select barred_until::text, document_no from bar
       where ${hashIs('id_number_hash', 1)} and lifted_at is null
         and (platform_now() at time zone 'Asia/Shanghai')::date
           between barred_from and coalesce(barred_until, 'infinity')
       order by barred_until desc nulls first limit 1`,
      [...this.cipher.lookUp(idNumber)],
    );
    const bar = rows[0];
    if (!bar) return undefined;
    const until = bar.barred_until === null ? '长期' : `到 ${bar.barred_until}`;
    return { code: 'party.barred', values: { until, documentNo: bar.document_no } };
  }

  /** By words of the name or by a whole number; whoever was put down last comes first. */
  async list({ search = '', isActive, at }: BarFilter): Promise<PageView<BarView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const today = shanghaiDate((await this.clock.now()).getTime());
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `b.*, b.barred_from::text, b.barred_until::text, a.display_name as setter, ${IS_ACTIVE} as is_active,
          b.lifted_at is null and ${TODAY} <= coalesce(b.barred_until, 'infinity') as may_lift`,
        from: 'from bar b join account a on a.id = b.set_by',
        counted: 'from bar b',
        where:
          isActive === undefined
            ? 'true'
            : isActive
              ? isOn(`${bind(today)}::date`)
              : `not ${isOn(`${bind(today)}::date`)}`,
        search: this.searched(search, bind),
        order: [
          { sql: 'b.set_at', type: 'timestamptz', isDescending: true },
          { sql: 'b.id', type: 'uuid', isDescending: true },
        ],
        params,
      },
      at,
    );
    return { items: rows.map((row) => this.view(row)), ...place };
  }

  async set(actor: Actor, request: SetBarRequest): Promise<{ id: string }> {
    const { name, idNumber, reason, documentNo, from, until } = request;
    if (!personPaperOf(idNumber) && !isVillageGroupCode(idNumber) && !isCreditCode(idNumber))
      throw refused('bar.bad-number', undefined, 'idNumber');
    requireDays({ from, until });
    if (until && until < from) throw refused('bar.reversed', undefined, 'until');
    return this.transactions.run(async (tx) => {
      const today = shanghaiDate((await this.clock.now(tx)).getTime());
      if (isIdNumber(idNumber)) requireNone(refuseIdNumber(idNumber, 'idNumber', today));
      const id = randomUUID();
      await tx.query(
        `insert into bar (id, name, id_number_enc, id_number_hash, id_number_hash_even, reason, document_no,
           barred_from, barred_until, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, platform_now())`,
        [
          id,
          name,
          this.cipher.seal(idNumber, 'bar.id_number'),
          ...this.cipher.lookUp(idNumber),
          reason,
          documentNo,
          from,
          until ?? null,
          actor.accountId,
        ],
      );
      return { id };
    });
  }

  async lift(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        `update bar set lifted_by = $2, lifted_at = platform_now(), lift_reason = $3
         where id = $1 and lifted_at is null`,
        [id, actor.accountId, reason],
      );
      if (count > 0) return;
      const rows: unknown[] = await tx.query('select from bar where id = $1', [id]);
      throw refused(rows.length > 0 ? 'lifecycle.not-now' : 'resource.not-found');
    });
  }

  private searched(text: string, bind: (value: unknown) => string): string | undefined {
    const words = wordsQuery(text);
    if (!words) return text.trim() === '' ? undefined : 'false';
    const [hash, even] = this.cipher.lookUp(foldIdNumber(text)).map(bind);
    return `to_tsvector('simple', cjk_grams(b.name)) @@ to_tsquery('simple', ${bind(words)})
      or b.id_number_hash = ${hash} or b.id_number_hash_even = ${even}`;
  }

  private view(row: Row): BarView {
    return {
      id: row.id,
      name: row.name,
      idNumberMasked: maskIdNumber(this.cipher.open(row.id_number_enc, 'bar.id_number')),
      reason: row.reason,
      documentNo: row.document_no,
      from: row.barred_from,
      until: row.barred_until,
      isActive: row.is_active,
      mayLift: row.may_lift,
      setterName: row.setter,
      setAt: row.set_at.toISOString(),
      liftReason: row.lift_reason,
      liftedAt: row.lifted_at?.toISOString() ?? null,
    };
  }
}
