import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  PARTY_KINDS,
  type PartyKind,
  isNatural,
  isSameName,
  isVillageGroupCode,
  maskBankAccount,
  maskIdNumber,
  maskPhone,
  refuseIdentity,
} from '@helan/domain';
import type { PartyView } from '@helan/contracts';
import type { DeclarePartyRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachAsked } from '../../kernel/db/index.js';
import { refused, requireNone, requireVersion } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs } from '../../kernel/secrets/look-up.js';
import { followName } from './account-names.js';
import { PartyNumbers } from './party-numbers.js';
import { PartyVerifications } from './party-verifications.js';
import { findRegion, regionName } from '../region/index.js';

const partyOf = eachAsked<{ id: string }, PartyRow>(
  { id: 'uuid' },
  ({ id }) => `select * from party where id = ${id}`,
);

interface PartyRow {
  id: string;
  kind: PartyKind;
  name: string;
  id_number_enc: Buffer;
  phone_enc: Buffer;
  bank_account_enc: Buffer;
  bank_name: string;
  bank_no: string | null;
  village_code: string;
  is_frozen: boolean;
  version: number;
  verified_at: Date | null;
  number_freed_at: Date | null;
  representative_name: string | null;
  representative_id_enc: Buffer | null;
}

/** A party with its numbers in the clear: for checks and papers, never for a view. */
export interface Party {
  readonly id: string;
  readonly kind: PartyKind;
  readonly kindName: string;
  readonly name: string;
  /** Empty where it was found to be another's. */
  readonly idNumber: string;
  readonly phone: string;
  readonly bankAccount: string;
  readonly bankName: string;
  /** 联行号; null where nobody has told it. */
  readonly bankNo: string | null;
  readonly villageCode: string;
  readonly isFrozen: boolean;
  /** When somebody had its papers in hand; null as long as nobody has. */
  readonly verifiedAt: string | null;
  /** Who answers for an organisation; null for persons, and where nobody is on record. */
  readonly representative: { readonly name: string; readonly idNumber: string } | null;
  /** How often it was saved. */
  readonly version: number;
}

@Injectable()
export class PartyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly clock: PlatformClock,
    private readonly press: PaperPress,
    private readonly verifications: PartyVerifications,
    private readonly numbers: PartyNumbers,
  ) {}

  /** Registers whom an account acts for. Once business has begun in that name, only the window changes it. */
  async declare(actor: Actor, request: DeclarePartyRequest): Promise<PartyView> {
    const partyId = await this.transactions.run(async (tx) => {
      requireNone(refuseIdentity(request, await this.clock.today(tx)));
      const region = await findRegion(tx, request.villageCode);
      if (!region) throw refused('region.unknown', undefined, 'villageCode');
      const current = actor.partyId ? await this.lock(tx, actor.partyId) : undefined;
      if (current?.is_frozen) throw refused('party.frozen');
      if (current) requireVersion(current.version, request.version);
      // A name of before that no paper can print keeps nobody from changing the rest.
      if (current?.name !== request.name) this.requirePrintable(request);
      const declared = { ...request, accountId: actor.accountId };
      await this.verifications.requireSeen(tx, declared, current && (await this.get(current.id, tx)));
      const isHimself = await this.verifications.isHimself(tx, declared);
      if (isHimself) await this.numbers.displace(tx, request.idNumber, actor.accountId);
      const ownerless = current ? undefined : await this.findOwnerless(tx, request, isHimself);
      const given = current?.id ?? ownerless?.id;
      const id = ownerless?.isKept ? ownerless.id : await this.write(tx, request, given);
      if (ownerless && !isHimself) await this.verifications.forget(tx, id);
      await tx.query('update account set party_id = $2 where id = $1', [actor.accountId, id]);
      await followName(tx, id);
      await this.verifications.settle(tx, id, declared);
      return id;
    });
    return this.view(await this.get(partyId));
  }

  async ownView(actor: Actor): Promise<PartyView | null> {
    return actor.partyId ? this.view(await this.get(actor.partyId)) : null;
  }

  async get(id: string, source: DataSource | EntityManager = this.dataSource): Promise<Party> {
    const [row] = await partyOf(source, { id });
    if (!row) throw refused('resource.not-found');
    return {
      id: row.id,
      kind: row.kind,
      kindName: PARTY_KINDS[row.kind],
      name: row.name,
      idNumber: row.number_freed_at ? '' : this.cipher.open(row.id_number_enc, 'party.id_number'),
      phone: this.cipher.open(row.phone_enc, 'party.phone'),
      bankAccount: this.cipher.open(row.bank_account_enc, 'party.bank_account'),
      bankName: row.bank_name,
      bankNo: row.bank_no,
      villageCode: row.village_code,
      isFrozen: row.is_frozen,
      version: row.version,
      verifiedAt: row.verified_at?.toISOString() ?? null,
      representative: this.representativeOf(row),
    };
  }

  /**
   * The collective that a lister speaks for: itself, or of a village committee the one collective of its village; nothing
   * where there is none, or where it is not clear which.
   */
  async findCollective(tx: EntityManager, listerId: string): Promise<Party | undefined> {
    const lister = await this.get(listerId, tx);
    if (lister.kind === 'COLLECTIVE') return lister;
    if (lister.kind !== 'VILLAGE_COMMITTEE') return undefined;
    const rows: { id: string }[] = await tx.query(
      `select id from party where village_code = $1 and kind = 'COLLECTIVE' and not is_group
         and number_freed_at is null order by id limit 2`,
      [lister.villageCode],
    );
    return rows.length === 1 ? this.get(rows[0]!.id, tx) : undefined;
  }

  /** The party an actor acts for; refuses where none is registered yet. */
  async requireOwn(actor: Actor, source: DataSource | EntityManager = this.dataSource): Promise<Party> {
    if (!actor.partyId) throw refused('party.required');
    return this.get(actor.partyId, source);
  }

  /** Somebody for whom another writes: known already, by the same name and in the same village, or new. */
  async registerFor(tx: EntityManager, request: DeclarePartyRequest): Promise<Party> {
    requireNone(refuseIdentity(request, await this.clock.today(tx)));
    const rows: PartyRow[] = await tx.query(`select * from party where ${hashIs('id_number_hash', 1)}`, [
      ...this.cipher.lookUp(request.idNumber),
    ]);
    const known = rows[0];
    if (!known) {
      this.requirePrintable(request);
      return this.get(await this.write(tx, request), tx);
    }
    if (!isSameName(known.name, request.name) || known.village_code !== request.villageCode)
      throw refused('party.differs', undefined, 'idNumber');
    return this.get(known.id, tx);
  }

  /** From the first business on, name and numbers stand as they are. */
  async freeze(tx: EntityManager, partyId: string): Promise<void> {
    await tx.query('update party set is_frozen = true where id = $1 and not is_frozen', [partyId]);
  }

  /** What was written down for somebody without an account becomes his who names it alike, or is known to be himself. */
  private async findOwnerless(
    tx: EntityManager,
    { name, phone, kind, ...request }: DeclarePartyRequest,
    isHimself: boolean,
  ): Promise<{ id: string; isKept: boolean } | undefined> {
    const rows: (PartyRow & { is_bank_same: boolean })[] = await tx.query(
      `select p.*, ${hashIs('p.bank_account_hash', 3)} as is_bank_same from party p
       where ${hashIs('p.id_number_hash', 1)} and not exists (select 1 from account a where a.party_id = p.id)
       for update of p`,
      [...this.cipher.lookUp(request.idNumber), ...this.cipher.lookUp(request.bankAccount)],
    );
    const row = rows[0];
    if (!row || !isSameName(row.name, name)) return undefined;
    const isPhoneSame = this.cipher.open(row.phone_enc, 'party.phone') === phone;
    const isAlike = row.kind === kind && row.is_bank_same && isPhoneSame;
    return isAlike || isHimself ? { id: row.id, isKept: isAlike || row.is_frozen } : undefined;
  }

  private representativeOf({ representative_name: name, representative_id_enc: sealed }: PartyRow) {
    return name !== null && sealed
      ? { name, idNumber: this.cipher.open(sealed, 'party.representative_id') }
      : null;
  }

  private async lock(tx: EntityManager, id: string): Promise<PartyRow | undefined> {
    const rows: PartyRow[] = await tx.query('select * from party where id = $1 for update', [id]);
    return rows[0];
  }

  /** Whoever is registered may be transferor or transferee: his name stands on their papers. */
  private requirePrintable({ name: text }: DeclarePartyRequest): void {
    requireNone(this.press.refuseText({ label: '姓名（名称）', text, field: 'name' }));
  }

  private async write(tx: EntityManager, request: DeclarePartyRequest, currentId?: string): Promise<string> {
    await this.numbers.requireFree(tx, request.idNumber, currentId);
    await this.numbers.requireOwnAccount(tx, request.bankAccount, currentId);
    const id = currentId ?? randomUUID();
    const values = [
      id,
      request.kind,
      request.name,
      this.cipher.seal(request.idNumber, 'party.id_number'),
      ...this.cipher.lookUp(request.idNumber),
      this.cipher.seal(request.phone, 'party.phone'),
      this.cipher.seal(request.bankAccount, 'party.bank_account'),
      ...this.cipher.lookUp(request.bankAccount),
      request.bankName,
      request.villageCode,
      ...this.sealRepresentative(request),
      request.bankNo || null,
    ];
    await tx.query(
      `insert into party (id, kind, name, id_number_enc, id_number_hash, id_number_hash_even, phone_enc,
         bank_account_enc, bank_account_hash, bank_account_hash_even, bank_name, village_code, representative_name,
         representative_id_enc, representative_id_hash, representative_id_hash_even, bank_no, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, platform_now())
       on conflict (id) do update set kind = excluded.kind, name = excluded.name, id_number_enc = excluded.id_number_enc,
         id_number_hash = excluded.id_number_hash, id_number_hash_even = excluded.id_number_hash_even,
         phone_enc = excluded.phone_enc, bank_account_enc = excluded.bank_account_enc,
         bank_account_hash = excluded.bank_account_hash, bank_account_hash_even = excluded.bank_account_hash_even,
         bank_name = excluded.bank_name, bank_no = excluded.bank_no, village_code = excluded.village_code,
         representative_name = excluded.representative_name,
         representative_id_enc = excluded.representative_id_enc,
         representative_id_hash = excluded.representative_id_hash,
         representative_id_hash_even = excluded.representative_id_hash_even,
         verified_at = null, verified_by = null, verified_document = null, verified_way = null,
         name_checked_at = null, number_freed_at = null, version = party.version + 1`,
      values,
    );
    const isGroup = isVillageGroupCode(request.idNumber);
    await tx.query('update party set is_group = $2 where id = $1 and is_group <> $2', [id, isGroup]);
    return id;
  }

  /** Name, sealed number and its hashes; nothing for a person. */
  private sealRepresentative(request: DeclarePartyRequest): (string | Buffer | null)[] {
    const { kind, representativeName = '', representativeIdNumber = '' } = request;
    if (isNatural(kind)) return [null, null, null, null];
    return [
      representativeName,
      this.cipher.seal(representativeIdNumber, 'party.representative_id'),
      ...this.cipher.lookUp(representativeIdNumber),
    ];
  }

  private async view(party: Party): Promise<PartyView> {
    return {
      id: party.id,
      kind: party.kind,
      kindName: party.kindName,
      name: party.name,
      idNumberMasked: maskIdNumber(party.idNumber),
      phoneMasked: maskPhone(party.phone),
      bankAccountMasked: maskBankAccount(party.bankAccount),
      bankName: party.bankName,
      bankNo: party.bankNo,
      villageCode: party.villageCode,
      villageName: await regionName(this.dataSource, party.villageCode),
      isFrozen: party.isFrozen,
      verifiedAt: party.verifiedAt,
      representative: party.representative && {
        name: party.representative.name,
        idNumberMasked: maskIdNumber(party.representative.idNumber),
      },
      lacksRepresentative: lacksRepresentative(party),
      version: party.version,
    };
  }
}

/** An organisation for which nobody answers yet. */
export function lacksRepresentative({ kind, representative }: Party): boolean {
  return !isNatural(kind) && representative === null;
}
