import { Injectable } from '@nestjs/common';
import type { OwnHistoryView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { ContractBook, ContractEntity } from '../../closing/contract/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { RegistrationEntity } from '../../trading/registration/index.js';
import type { OwnRow } from './own-entries.js';
import { toRegistrationEntry } from './registration-entries.js';

const ENTRIES_A_PAGE = 50;

/**
 * The history of a registration for whoever has registered: form, papers and state, the deposit, and where he won the
 * contract and the certificate. As with a listing, what is read is a short list of kinds and of their columns, so that
 * nothing of anybody else comes along. That he looked is not noted: while people register a note would tell that he has.
 */
@Injectable()
export class RegistrationHistoryQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contracts: ContractBook,
  ) {}

  async read(actor: Actor, id: string, before: number | undefined): Promise<OwnHistoryView> {
    const { manager } = this.dataSource;
    const own = actor.partyId
      ? await manager.findOneBy(RegistrationEntity, { id, partyId: actor.partyId })
      : null;
    if (!own) throw refused('resource.not-found');
    const { terms } = await manager.findOneByOrFail(LotEntity, { id: own.lotId });
    const rows = await this.entriesOf(own, await this.contractsOf(actor, own), before ?? null);
    const page = rows.slice(0, ENTRIES_A_PAGE);
    return {
      title: terms.title,
      entries: page.map((row) => toRegistrationEntry(row, own.partyId)),
      before: rows.length > ENTRIES_A_PAGE ? Number(page.at(-1)!.seq) : null,
    };
  }

  /** Those of the lot of which he is the receiving side, the ones that were never signed, too. */
  private async contractsOf(actor: Actor, { lotId }: RegistrationEntity): Promise<string[]> {
    const all = await this.dataSource.manager.find(ContractEntity, {
      where: [{ lotId }, { droppedLotId: lotId }],
    });
    return all
      .filter((contract) => this.contracts.sideOf(actor, contract) === 'TRANSFEREE')
      .map(({ id }) => id);
  }

  private entriesOf(
    { id, lotId }: RegistrationEntity,
    contractIds: readonly string[],
    before: number | null,
  ): Promise<OwnRow[]> {
    return this.dataSource.query(
      `select e.seq, e.at, e.table_name, e.op, e.actor, e.before, e.after,
              a.display_name as actor_name, a.roles as actor_roles, a.party_id as actor_party
       from audit_entry e left join account a on a.id::text = e.actor
       where (e.table_name = 'registration' and e.row_key = $1::uuid::text
                and (e.op <> 'UPDATE' or e.after ?| '{state,form,decision_reason,correction_items}')
              or e.table_name = 'registration_document'
                and coalesce(e.after, e.before) ->> 'registration_id' = $1::uuid::text
              or e.table_name = 'deposit'
                and e.row_key in (select d.id::text from deposit d where d.registration_id = $1)
                and (e.op <> 'UPDATE' or e.after ?| '{state,amount_fen,forfeited_fen,converted_fen,due_at}')
              or e.table_name = 'contract' and e.row_key = any($2) and (e.op <> 'UPDATE' or e.after ? 'state')
              or e.table_name = 'certificate'
                and e.row_key in (
                  select c.id::text from certificate c join deal d on d.lot_id = c.lot_id
                  where c.lot_id = $3 and d.registration_id = $1)
                and (e.op <> 'UPDATE' or e.after ? 'state'))
         and e.seq < coalesce($4::bigint, 9223372036854775807)
       order by e.seq desc limit ${ENTRIES_A_PAGE + 1}`,
      [id, contractIds, lotId, before],
    );
  }
}
