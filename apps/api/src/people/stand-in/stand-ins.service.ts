import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AppointStandInRequest } from '@helan/contracts/requests';
import { type DeskDays, isRenewal, refuseGathering, refuseStandIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions, isExcluded } from '../../kernel/db/index.js';
import { refused, requireDays, requireNone } from '../../kernel/http/index.js';
import { type Staff, findStaff, lockHeldRoles } from './staff.js';

interface Asked extends DeskDays {
  readonly id: string;
  readonly account_id: string;
  readonly stand_in_id: string;
  readonly set_by: string;
}

/** Who looks after whose desk: for some days, never so that duties that must be apart come together. */
@Injectable()
export class StandIns {
  constructor(private readonly transactions: Transactions) {}

  async appoint(actor: Actor, request: AppointStandInRequest): Promise<{ id: string }> {
    const { accountId, standInId, from, until, reason } = request;
    if (standInId === accountId) throw refused('stand-in.oneself', undefined, 'standInId');
    if (standInId === actor.accountId) throw refused('stand-in.appointer', undefined, 'standInId');
    requireDays({ from, until });
    return this.transactions.run(async (tx) => {
      const id = randomUUID();
      const { absent, other } = await this.findBoth(tx, actor, { accountId, standInId });
      const held = await lockHeldRoles(tx, other, id);
      const today = await todayOf(tx);
      requireNone(refuseStandIn({ today, from, until, roles: absent.roles, held }));
      // Roles and regions of both are joined: at another level, a village's duty would reach the whole county.
      if (absent.region_code.length !== other.region_code.length)
        throw refused('stand-in.other-level', undefined, 'standInId');
      if (absent.department !== other.department) throw refused('stand-in.unknown', undefined, 'standInId');
      const renews = await this.findRenewed(tx, request);
      await this.insert(tx, [id, accountId, standInId, from, until, reason, actor.accountId, renews]);
      return { id };
    });
  }

  /** A second person's word for one that goes on; what is held is judged again, as it is by then. */
  async confirm(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const asked = await this.lockAsked(tx, actor, id);
      requireOtherPerson(actor, [asked.set_by, asked.stand_in_id]);
      const people = { accountId: asked.account_id, standInId: asked.stand_in_id };
      const { absent, other } = await this.findBoth(tx, actor, people);
      requireNone(refuseGathering(asked, absent.roles, await lockHeldRoles(tx, other, id)));
      await tx.query('update stand_in set confirmed_by = $2, confirmed_at = platform_now() where id = $1', [
        id,
        actor.accountId,
      ]);
    });
  }

  /** Back earlier than thought; or one that nobody is to confirm any more. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        `update stand_in s set ended_at = platform_now() from account a
         where s.id = $1 and s.ended_at is null and a.id = s.account_id and a.region_code like $2 || '%'`,
        [id, actor.regionCode],
      );
      if (count === 0) throw await this.notNow(tx, actor, id);
    });
  }

  private async findBoth(
    tx: EntityManager,
    actor: Actor,
    { accountId, standInId }: Pick<AppointStandInRequest, 'accountId' | 'standInId'>,
  ): Promise<{ absent: Staff; other: Staff }> {
    const staff = await findStaff(tx, actor);
    const absent = staff.find((person) => person.id === accountId);
    const other = staff.find((person) => person.id === standInId);
    if (!absent || !other) throw refused('stand-in.unknown', undefined, 'standInId');
    return { absent, other };
  }

  /** The one of the same two people from which these days go on; nothing where they are the first. */
  private async findRenewed(tx: EntityManager, request: AppointStandInRequest): Promise<string | null> {
    const rows: { id: string; last: string }[] = await tx.query(
      `select id, least(until_day, (ended_at at time zone 'Asia/Shanghai')::date)::text as last from stand_in
       where account_id = $1 and stand_in_id = $2 and (renews is null or confirmed_at is not null)
       order by 2 desc limit 1`,
      [request.accountId, request.standInId],
    );
    const former = rows[0];
    return former && isRenewal(request, former.last) ? former.id : null;
  }

  private async lockAsked(tx: EntityManager, actor: Actor, id: string): Promise<Asked> {
    const rows: Asked[] = await tx.query(
      `select s.id, s.account_id, s.stand_in_id, s.set_by, s.from_day::text as from, s.until_day::text as until
       from stand_in s join account a on a.id = s.account_id
       where s.id = $1 and a.region_code like $2 || '%' and s.renews is not null and s.confirmed_at is null
         and s.ended_at is null and s.until_day >= (platform_now() at time zone 'Asia/Shanghai')::date
       for update of s`,
      [id, actor.regionCode],
    );
    if (!rows[0]) throw await this.notNow(tx, actor, id);
    return rows[0];
  }

  /** Nothing of another region is there for him. */
  private async notNow(tx: EntityManager, actor: Actor, id: string): Promise<Error> {
    const rows: unknown[] = await tx.query(
      `select from stand_in s join account a on a.id = s.account_id
       where s.id = $1 and a.region_code like $2 || '%'`,
      [id, actor.regionCode],
    );
    return refused(rows.length > 0 ? 'lifecycle.not-now' : 'resource.not-found');
  }

  private async insert(tx: EntityManager, values: unknown[]): Promise<void> {
    try {
      await tx.query(
        `insert into stand_in (id, account_id, stand_in_id, from_day, until_day, reason, set_by, renews, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now())`,
        values,
      );
    } catch (error) {
      if (isExcluded(error)) throw refused('stand-in.twice', undefined, 'from');
      throw error;
    }
  }
}

async function todayOf(tx: EntityManager): Promise<string> {
  const rows: { today: string }[] = await tx.query(
    "select (platform_now() at time zone 'Asia/Shanghai')::date::text as today",
  );
  return rows[0]!.today;
}
