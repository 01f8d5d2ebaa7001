import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CLOSING_BLOCKS,
  OVER_STATES,
  type OpenMatters,
  PERSONAL_TABLES,
  RETENTIONS,
  type RetentionKind,
  type Rulebook,
  closingBlocks,
  keptByRules,
  mayEraseParty,
} from '@helan/domain';
import type { ClosingView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { FileErasure } from '../../kernel/storage/file-erasure.js';
import { AccountSessions } from '../../people/account/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { AccountErasure } from './account-erasure.js';

const OVER = OVER_STATES.map((state) => `'${state}'`).join(', ');

/** What still runs, counted in one statement: `$1` the account, `$2` its party. */
const OPEN_MATTERS = `select
  (select count(*)::int from project j where j.transferor_id = $2 and j.state not in (${OVER})
     and not (j.state = 'DRAFT')) as listings,
  (select count(*)::int from registration r join lot l on l.id = r.lot_id
     where r.party_id = $2 and r.state not in ('DRAFT', 'DISQUALIFIED', 'LAPSED', 'WITHDRAWN', 'BREACHED', 'LOST')
       and l.state not in (${OVER})) as registrations,
  (select count(*)::int from payment_order o where o.payee_id = $2
     and o.state not in ('CONFIRMED', 'REPLACED', 'CANCELLED'))
   + (select count(*)::int from contract c join payment_row w on w.contract_id = c.id
      where c.dropped_lot_id is null and (c.transferor_id = $2 or c.transferee_id = $2)
        and w.state not in ('PAID_OUT', 'KEPT', 'WAIVED', 'DROPPED'))
    + (select count(*)::int from breach_due d where $2 in (d.creditor_id, d.debtor_id)
         and d.state in ('ASSESSING', 'OPEN', 'ASKED', 'PAID')) as payments,
  (select count(*)::int from deposit d join registration r on r.id = d.registration_id
     where r.party_id = $2 and d.state in ('DUE', 'HELD', 'REFUND_DUE'))
   + (select count(*)::int from bond b join registration r on r.id = b.registration_id
      where r.party_id = $2 and b.state in ('HELD', 'RETURN_DUE'))
   + (select count(*)::int from deposit_interest i join registration r on r.id = i.registration_id
      where r.party_id = $2 and i.state <> 'PAID') as deposits,
  (select count(*)::int from objection o where o.account_id = $1
     and o.state not in ('DECIDED', 'REFUSED', 'DISMISSED')) as objections,
  (select count(*)::int from ending_notice n where n.account_id = $1
     and n.state not in ('ENDED', 'TAKEN_BACK', 'REFUSED', 'LAPSED')) as endings`;

const HAS_BUSINESS = `select exists (select from project where transferor_id = $1)
  or exists (select from registration where party_id = $1 and state <> 'DRAFT')
  or exists (select from project_household h where h.collective_id = $1)
  or exists (select from party where id = $1 and is_frozen) as has_business`;

const ERASED = [
  '登录名、密码、登录手机号和登录状态',
  '统一身份认证的关联、动态口令',
  '收到的消息、通知方式的选择、浏览器提醒',
  '登录过的地方',
  '没有提交的报名草稿',
  '要过的副本',
];
const ERASED_PARTY = '姓名、证件号码、手机号、银行账号（没有办过业务，不用留）';

/** Closing of an account by its own person: what keeps it open, what stays and until when, and the end. */
@Injectable()
export class Closing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly sessions: AccountSessions,
    private readonly cipher: FieldCipher,
    private readonly files: FileErasure,
    private readonly erasure: AccountErasure,
    private readonly parameters: ParameterService,
  ) {}

  async view(actor: Actor): Promise<ClosingView> {
    const open = await openMatters(this.dataSource, actor);
    const isErased = await this.mayErase(this.dataSource, actor);
    return {
      isClosed: false,
      blocks: closingBlocks(open).map((name) => ({ ...CLOSING_BLOCKS[name], count: open[name] })),
      kept: keptOf(isErased, await this.parameters.rulebook()),
      erased: isErased ? [...ERASED, ERASED_PARTY] : ERASED,
    };
  }

  /** His account is locked first: whatever he begins meanwhile in another window waits, and finds no account. */
  async close(actor: Actor): Promise<void> {
    const contents = await this.transactions.run(async (tx) => {
      await tx.query('select 1 from account where id = $1 for update', [actor.accountId]);
      const open = await openMatters(tx, actor);
      const blocks = closingBlocks(open).map((name) => CLOSING_BLOCKS[name].title);
      if (blocks.length > 0) throw refused('privacy.closing-blocked', { blocks: blocks.join('、') });
      const isErased = await this.mayErase(tx, actor);
      const kept = JSON.stringify(keptOf(isErased, await this.parameters.rulebook(tx)));
      await tx.query(
        `insert into account_closing (account_id, party_id, closed_at, is_party_erased, kept)
         values ($1, $2, platform_now(), $3, $4)`,
        [actor.accountId, actor.partyId, isErased, kept],
      );
      const erased = await this.eraseAccount(tx, actor);
      if (isErased && actor.partyId) await this.eraseParty(tx, actor.partyId);
      await this.sessions.endAllIn(tx, actor.accountId);
      return erased;
    });
    await this.files.remove(contents);
  }

  /**
   * Nobody signs in any more: the name is nobody's, and no password fits. What was registered of him is nobody's, too:
   * whoever comes back with all of it alike has it again.
   */
  private async eraseAccount(tx: EntityManager, { accountId, partyId }: Actor): Promise<string[]> {
    await this.erasure.erase(tx, accountId, partyId);
    await tx.query(
      `update personal_consent set withdrawn_at = platform_now(), withdrawn_by = $2
       where party_id = $1 and withdrawn_at is null`,
      [partyId, accountId],
    );
    await tx.query('delete from upload_day where account_id = $1', [accountId]);
    await tx.query(
      `update personal_copy set content_enc = null, erased_at = platform_now(),
         made_at = coalesce(made_at, platform_now()) where account_id = $1 and erased_at is null`,
      [accountId],
    );
    const drafts = `select id from registration where party_id = $1 and state = 'DRAFT'`;
    const [papers]: [{ file_id: string }[], number] = await tx.query(
      `delete from registration_document where registration_id in (${drafts}) returning file_id`,
      [partyId],
    );
    await tx.query(`delete from registration_partner where registration_id in (${drafts})`, [partyId]);
    await tx.query(`update registration set form = '{}' where party_id = $1 and state = 'DRAFT'`, [partyId]);
    return this.files.erase(
      tx,
      papers.map(({ file_id }) => file_id),
    );
  }

  /** Of whoever has done no business nothing has to stay; the row does, for what points to it. */
  private async eraseParty(tx: EntityManager, partyId: string): Promise<void> {
    const nobody = randomUUID();
    const seal = (column: 'party.id_number' | 'party.phone' | 'party.bank_account') =>
      this.cipher.seal(nobody, column);
    await tx.query(
      `update party set name = '已注销', id_number_enc = $2, id_number_hash = $3, id_number_hash_even = $4,
         phone_enc = $5, bank_account_enc = $6, bank_account_hash = $3, bank_account_hash_even = $4, bank_name = '', bank_no = null,
         representative_name = null, representative_id_enc = null, representative_id_hash = null,
         representative_id_hash_even = null, version = version + 1
       where id = $1`,
      [
        partyId,
        seal('party.id_number'),
        ...this.cipher.lookUp(nobody),
        seal('party.phone'),
        seal('party.bank_account'),
      ],
    );
    await tx.query('delete from collective_member where party_id = $1', [partyId]);
  }

  private async mayErase(source: DataSource | EntityManager, { partyId }: Actor): Promise<boolean> {
    if (partyId === null) return true;
    const [{ has_business }]: [{ has_business: boolean }] = await source.query(HAS_BUSINESS, [partyId]);
    return mayEraseParty({ hasBusiness: has_business });
  }
}

async function openMatters(source: DataSource | EntityManager, actor: Actor): Promise<OpenMatters> {
  const [open]: [OpenMatters] = await source.query(OPEN_MATTERS, [actor.accountId, actor.partyId]);
  return open;
}

/** What goes with the account although it has a time of its own. */
const CLOSED_AWAY: readonly RetentionKind[] = [
  'SIGN_IN_PLACE',
  'COPY',
  'DRAFT',
  'SESSION',
  'MESSAGE',
  'SECOND_FACTOR',
  'DESK',
];

/** What has to stay, by kind, with the reason and until when. */
function keptOf(isPartyErased: boolean, rulebook: Rulebook): { title: string; why: string; until: string }[] {
  const kinds = new Set(Object.values(PERSONAL_TABLES).map(({ kind }) => kind));
  return [...kinds]
    .filter((kind) => !CLOSED_AWAY.includes(kind))
    .filter((kind) => RETENTIONS[kind].erasedBy !== 'CLOSING' || (kind === 'ACCOUNT' && !isPartyErased))
    .map((kind) => ({
      title: RETENTIONS[kind].title,
      why:
        kind === 'ACCOUNT'
          ? '姓名、证件号码、手机号、银行账号写在已经办过的业务里，退汇、异议时还要用'
          : RETENTIONS[kind].why,
      until: keptByRules(kind === 'ACCOUNT' ? 'ARCHIVED' : kind, rulebook),
    }));
}
