import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CORRECTED_FIELDS,
  type CorrectedField,
  MASKED_FACTS,
  type MaskedFact,
  ROLES,
  type Role,
  VIEWED_FACTS,
  VIEWS_A_DAY,
  VIEW_REASONS,
  type ViewedFact,
  type ViewReason,
  fitsFact,
  isManyViews,
  mayViewMore,
  reasonsFor,
} from '@helan/domain';
import type {
  FactChoiceView,
  FullValueView,
  NotedViewView,
  PageView,
  PersonalViewView,
  ViewedPersonView,
} from '@helan/contracts';
import type { ViewFullValueRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, regionPatterns } from '../../kernel/auth/index.js';
import { Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { Corrections } from '../../people/identity/index.js';
import { type Party, PartyService } from '../../people/party/index.js';

interface Row {
  id: string;
  viewer_name: string;
  viewer_roles: Role[];
  fact: ViewedFact;
  reason: ViewReason;
  note: string;
  at: Date;
}

interface SupervisedRow extends Row {
  party_name: string;
  that_day: number;
}

/** So long after the reason the number can be read, also once more where the page was left. */
const SEEN_WITHIN = "interval '5 minutes'";
/** What of a correction is seen with each. */
const FIELDS: Readonly<Record<MaskedFact, readonly CorrectedField[]>> = {
  ID_NUMBER: ['idNumber', 'representativeIdNumber'],
  PHONE: ['phone'],
  BANK_ACCOUNT: ['bankAccount'],
};
const COLUMNS = 'v.id, v.viewer_name, v.viewer_roles, v.fact, v.reason, v.note, v.at';
/** The midnight before, as a time without a zone. */
const DAY = "date_trunc('day', v.at at time zone 'Asia/Shanghai')";

/** The door by which staff sees a number in full: with a reason, written down, shown to whom it is about. */
@Injectable()
export class PersonalViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly parties: PartyService,
    private readonly corrections: Corrections,
  ) {}

  choices(): FactChoiceView[] {
    return (Object.keys(MASKED_FACTS) as MaskedFact[]).map((fact) => ({
      fact,
      name: MASKED_FACTS[fact],
      reasons: reasonsFor(fact).map((reason) => ({ reason, name: VIEW_REASONS[reason] })),
    }));
  }

  /** Leave to see one number of one party, written down with its reason; the number itself is asked for by it. */
  async note(actor: Actor, partyId: string, request: ViewFullValueRequest): Promise<NotedViewView> {
    const { fact, reason, note } = request;
    if (!fitsFact(reason, fact))
      throw refused(
        'privacy.view-reason',
        { reason: VIEW_REASONS[reason], fact: MASKED_FACTS[fact] },
        'reason',
      );
    return this.transactions.run(async (tx) => {
      await requireInRegions(tx, actor, partyId);
      const today = await this.countToday(tx, actor);
      if (!mayViewMore(today)) throw refused('privacy.view-too-many', { most: VIEWS_A_DAY.most });
      const id = randomUUID();
      await tx.query(
        `insert into personal_view (id, party_id, fact, account_id, viewer_name, viewer_roles, reason, note, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now())`,
        [id, partyId, fact, actor.accountId, actor.name, actor.roles, reason, note],
      );
      await tell(tx, 'privacy.viewed', partyId, { viewId: id, isMany: isManyViews(today + 1) });
      return { id, leftToday: VIEWS_A_DAY.most - today - 1 };
    });
  }

  /** Whoever pays has seen the payee's account: it stands among the views, and counts against no number of a day. */
  async notePayment(tx: EntityManager, actor: Actor, partyId: string, what: string): Promise<void> {
    await tx.query(
      `insert into personal_view (id, party_id, fact, account_id, viewer_name, viewer_roles, reason, note, at)
       values ($1, $2, 'PAYMENT', $3, $4, $5, 'PAYMENT', $6, platform_now())`,
      [randomUUID(), partyId, actor.accountId, actor.name, actor.roles, what],
    );
  }

  /** The number, for whoever has said why within the last minutes; the answers of deeds are kept, this one never is. */
  async value(actor: Actor, id: string): Promise<FullValueView> {
    const rows: { party_id: string; fact: MaskedFact }[] = await this.dataSource.query(
      `select party_id, fact from personal_view
       where id = $1 and account_id = $2 and fact not in ('PAPER', 'PAYMENT') and at > platform_now() - ${SEEN_WITHIN}`,
      [id, actor.accountId],
    );
    if (!rows[0]) throw refused('resource.not-found');
    const { party_id: partyId, fact } = rows[0];
    const asked = await this.corrections.findAsked(this.dataSource, partyId);
    return {
      value: valueOf(await this.parties.get(partyId), fact),
      asked: FIELDS[fact].flatMap((field) => {
        const value = asked[field];
        return value ? [{ fieldName: CORRECTED_FIELDS[field], value }] : [];
      }),
    };
  }

  /** 谁看过我的资料. */
  async own({ partyId }: Actor, at: string | undefined): Promise<PageView<PersonalViewView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: 'from personal_view v',
        where: 'v.party_id = $1',
        order: NEWEST_FIRST,
        params: [partyId],
      },
      at,
    );
    return { items: rows.map(toView), ...place };
  }

  /** All of them, for the supervisor; those of whoever has looked often on one day are marked. */
  async all(at: string | undefined): Promise<PageView<ViewedPersonView>> {
    const { rows, place } = await readPage<SupervisedRow>(
      this.dataSource,
      {
        columns: `${COLUMNS}, p.name as party_name,
          (select count(*)::int from personal_view o where o.account_id = v.account_id and o.fact not in ('PAPER', 'PAYMENT')
             and o.at >= ${DAY} at time zone 'Asia/Shanghai'
             and o.at < (${DAY} + interval '1 day') at time zone 'Asia/Shanghai') as that_day`,
        from: 'from personal_view v join party p on p.id = v.party_id',
        counted: 'from personal_view v',
        where: 'true',
        order: NEWEST_FIRST,
        params: [],
      },
      at,
    );
    const items = rows.map((row) => ({
      ...toView(row),
      partyName: row.party_name,
      thatDay: row.that_day,
      isMany: isManyViews(row.that_day),
    }));
    return { items, ...place };
  }

  /** His account is locked: two requests at once are counted one after the other. */
  private async countToday(tx: EntityManager, { accountId }: Actor): Promise<number> {
    await tx.query('select 1 from account where id = $1 for no key update', [accountId]);
    const rows: { count: number }[] = await tx.query(
      `select count(*)::int as count from personal_view v where v.account_id = $1 and v.fact not in ('PAPER', 'PAYMENT')
         and v.at >= date_trunc('day', platform_now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'`,
      [accountId],
    );
    return rows[0]!.count;
  }
}

const NEWEST_FIRST = [
  { sql: 'v.at', type: 'timestamptz', isDescending: true },
  { sql: 'v.id', type: 'uuid', isDescending: true },
] as const;

/** Whoever works for a village or a town sees its people only. */
async function requireInRegions(tx: EntityManager, actor: Actor, partyId: string): Promise<void> {
  const rows: unknown[] = await tx.query(
    'select 1 from party where id = $1 and village_code like any ($2::text[])',
    [partyId, regionPatterns(actor)],
  );
  if (rows.length === 0) throw refused('resource.not-found');
}

function valueOf(party: Party, fact: MaskedFact): string {
  if (fact === 'ID_NUMBER') return party.idNumber;
  return fact === 'PHONE' ? party.phone : party.bankAccount;
}

function toView({ id, viewer_name, viewer_roles, fact, reason, note, at }: Row): PersonalViewView {
  return {
    id,
    viewerName: viewer_name,
    roleNames: viewer_roles.map((role) => ROLES[role]),
    factName: VIEWED_FACTS[fact],
    reasonName: VIEW_REASONS[reason],
    note,
    at: at.toISOString(),
  };
}
