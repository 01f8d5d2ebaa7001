import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  NUMBER_RELEASE_STATES,
  type NumberReleaseAction,
  type NumberReleaseState,
  type PartyKind,
  isNatural,
  maskIdNumber,
  numberReleaseLifecycle,
} from '@helan/domain';
import type { NumberReleaseView, PageView } from '@helan/contracts';
import type { ProposeNumberReleaseRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { PhoneBook } from '../account/index.js';
import { type Party, PartyNumbers, PartyService } from '../party/index.js';
import { RealNames } from './real-names.js';

interface Row {
  id: string;
  party_id: string;
  party_name: string;
  kind: PartyKind;
  id_number_enc: Buffer;
  number_freed_at: Date | null;
  state: NumberReleaseState;
  reason: string;
  document: string;
  owner_account_id: string | null;
  owner_name: string | null;
  proposed_by: string;
  proposer: string;
  proposed_at: Date;
  decider: string | null;
  decided_at: Date | null;
}

interface Owner {
  readonly accountId: string;
  readonly name: string;
}

/** 空出证件号码: by papers at the window a number goes from whoever has only declared it; two people do it. */
@Injectable()
export class NumberReleases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly parties: PartyService,
    private readonly numbers: PartyNumbers,
    private readonly phones: PhoneBook,
    private readonly names: RealNames,
  ) {}

  async propose(
    actor: Actor,
    partyId: string,
    request: ProposeNumberReleaseRequest,
  ): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const party = await this.lockParty(tx, partyId);
      const owner = await this.findOwner(tx, party, request);
      const id = randomUUID();
      const added: unknown[] = await tx.query(
        `insert into number_release (id, party_id, reason, document, owner_account_id, owner_name, proposed_by, proposed_at)
         values ($1, $2, $3, $4, $5, $6, $7, platform_now())
         on conflict (party_id) where state = 'PROPOSED' do nothing returning 1`,
        [
          id,
          partyId,
          request.reason,
          request.document,
          owner?.accountId ?? null,
          owner?.name ?? null,
          actor.accountId,
        ],
      );
      if (added.length === 0) throw refused('number-release.open');
      return { id };
    });
  }

  /** Another person's word, with the papers before him. */
  async answer(actor: Actor, id: string, isRight: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.lock(tx, id);
      requireOtherPerson(actor, [row.proposed_by]);
      await this.move(tx, actor, row, isRight ? 'confirm' : 'refuse');
      if (isRight) await this.release(tx, row);
    });
  }

  /** Who waits longest comes first; of the decided ones, the last. */
  async list(actor: Actor, isDecided: boolean, at: string | undefined): Promise<PageView<NumberReleaseView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `n.*, p.name as party_name, p.kind, p.id_number_enc, p.number_freed_at, a.display_name as proposer,
          d.display_name as decider`,
        from: `from number_release n join party p on p.id = n.party_id join account a on a.id = n.proposed_by
          left join account d on d.id = n.decided_by`,
        counted: 'from number_release n',
        where: isDecided ? "n.state <> 'PROPOSED'" : "n.state = 'PROPOSED'",
        order: [
          isDecided
            ? { sql: 'n.decided_at', type: 'timestamptz', isDescending: true }
            : { sql: 'n.proposed_at', type: 'timestamptz' },
          { sql: 'n.id', type: 'uuid' },
        ],
        params: [],
      },
      at,
    );
    return { items: rows.map((row) => this.view(actor, row)), ...place };
  }

  /** Verified meanwhile it is his who declared it; given up by him meanwhile it is free already. */
  private async release(tx: EntityManager, row: Row): Promise<void> {
    const party = await this.lockParty(tx, row.party_id);
    const { owner_account_id: accountId, owner_name: name } = row;
    if (accountId !== null && name !== null) await this.keepOwner(tx, party, { accountId, name });
    await this.numbers.release(tx, party.id);
  }

  private async lockParty(tx: EntityManager, partyId: string): Promise<Party> {
    const rows: unknown[] = await tx.query('select 1 from party where id = $1 for update', [partyId]);
    if (rows.length === 0) throw refused('resource.not-found');
    const party = await this.parties.get(partyId, tx);
    if (party.verifiedAt || party.idNumber === '') throw refused('number-release.not-declared');
    return party;
  }

  /** Whoever stands at the window with the papers, where he has an account and says so. */
  private async findOwner(
    tx: EntityManager,
    party: Party,
    { ownerPhone, ownerName }: ProposeNumberReleaseRequest,
  ): Promise<Owner | undefined> {
    if (!ownerPhone) return undefined;
    if (!isNatural(party.kind)) throw refused('number-release.no-person', undefined, 'ownerPhone');
    if (!ownerName) throw refused('number-release.no-name', undefined, 'ownerName');
    const account = await this.phones.find(ownerPhone);
    if (!account || account.isStaff) throw refused('number-release.no-account', undefined, 'ownerPhone');
    const owner = { accountId: account.id, name: ownerName };
    await this.requireUnknown(tx, party, owner);
    return owner;
  }

  private async keepOwner(tx: EntityManager, party: Party, owner: Owner): Promise<void> {
    await this.requireUnknown(tx, party, owner);
    const phone = await this.phones.numberOf(tx, owner.accountId);
    if (phone === undefined) throw refused('number-release.no-account', undefined, 'ownerPhone');
    const { name } = owner;
    await this.names.keep(tx, owner.accountId, { name, idNumber: party.idNumber, phone }, 'WINDOW');
  }

  /** Neither is the account another's by what is verified of it, nor the number that of another account. */
  private async requireUnknown(tx: EntityManager, party: Party, { accountId }: Owner): Promise<void> {
    const number = await this.names.numberOf(tx, accountId);
    const holders = await this.names.holdersOf(tx, party.idNumber);
    const isHeld = holders.some((holder) => holder.claim === 'VERIFIED' && holder.accountId !== accountId);
    const isOwn = holders.some((holder) => holder.partyId === party.id && holder.accountId === accountId);
    if (isOwn || isHeld || (number !== undefined && number !== party.idNumber))
      throw refused('number-release.other-person', undefined, 'ownerPhone');
  }

  private async lock(tx: EntityManager, id: string): Promise<Row> {
    const rows: Row[] = await tx.query('select * from number_release where id = $1 for update', [id]);
    if (!rows[0]) throw refused('resource.not-found');
    return rows[0];
  }

  private async move(
    tx: EntityManager,
    { accountId }: Actor,
    { id, state }: Row,
    action: NumberReleaseAction,
  ): Promise<void> {
    const step = numberReleaseLifecycle.find(state, action);
    if (!step) throw refused('lifecycle.not-now');
    await tx.query(
      'update number_release set state = $2, decided_by = $3, decided_at = platform_now() where id = $1',
      [id, step.to, accountId],
    );
  }

  private view({ accountId }: Actor, row: Row): NumberReleaseView {
    return {
      id: row.id,
      partyId: row.party_id,
      partyName: row.party_name,
      idNumberMasked: row.number_freed_at
        ? ''
        : maskIdNumber(this.cipher.open(row.id_number_enc, 'party.id_number')),
      stateName: NUMBER_RELEASE_STATES[row.state],
      reason: row.reason,
      document: row.document,
      ownerName: row.owner_name,
      proposerName: row.proposer,
      proposedAt: row.proposed_at.toISOString(),
      deciderName: row.decider,
      decidedAt: row.decided_at?.toISOString() ?? null,
      mayAnswer: row.state === 'PROPOSED' && row.proposed_by !== accountId,
    };
  }
}
