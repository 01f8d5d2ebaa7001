import { Injectable } from '@nestjs/common';
import {
  type Household,
  type HouseholdSummary,
  maskBankAccount,
  maskIdNumber,
  sharesOf,
} from '@helan/domain';
import type { HouseholdView } from '@helan/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

interface Row {
  name: string;
  id_number_enc: Buffer;
  phone_enc: Buffer;
  bank_account_enc: Buffer;
  bank_name: string;
  bank_no: string | null;
  contract_no: string;
  right_ends_on: string | null;
  collective_id: string | null;
  mu: string;
  weight: string;
}

/** As it is kept; the collective among them is known by its place in the register. */
export interface KeptHousehold extends Household {
  readonly collectiveId: string | null;
}

/** The households of a lot of many, each with what it is paid by; its numbers lie sealed. */
@Injectable()
export class HouseholdBook {
  constructor(private readonly cipher: FieldCipher) {}

  async of(source: EntityManager | DataSource, projectId: string): Promise<KeptHousehold[]> {
    const rows: Row[] = await source.query(
      `select name, id_number_enc, phone_enc, bank_account_enc, bank_name, bank_no, contract_no,
              right_ends_on::text as right_ends_on, mu, weight, collective_id
       from project_household where project_id = $1 order by position`,
      [projectId],
    );
    return rows.map((row) => ({
      name: row.name,
      idNumber: this.cipher.open(row.id_number_enc, 'household.id_number'),
      phone: this.cipher.open(row.phone_enc, 'household.phone'),
      bankAccount: this.cipher.open(row.bank_account_enc, 'household.bank_account'),
      bankName: row.bank_name,
      bankNo: row.bank_no,
      contractNo: row.contract_no,
      rightEndsOn: row.right_ends_on,
      isCollective: row.collective_id !== null,
      collectiveId: row.collective_id,
      mu: BigInt(row.mu),
      weight: BigInt(row.weight),
    }));
  }

  async summaryOf(tx: EntityManager, projectId: string): Promise<HouseholdSummary> {
    const rows: { count: number; has_own_land: boolean; ends_on: string | null }[] = await tx.query(
      `select count(*) filter (where collective_id is null)::int as count,
              count(collective_id) > 0 as has_own_land, min(right_ends_on)::text as ends_on
       from project_household where project_id = $1`,
      [projectId],
    );
    const { count, has_own_land: hasOwnLand, ends_on: endsOn } = rows[0]!;
    return { count, hasOwnLand, rightEndsOn: endsOn ?? undefined };
  }

  /** A new table takes the place of the former one. */
  async replace(
    tx: EntityManager,
    projectId: string,
    households: readonly Household[],
    collectiveId: string | null,
  ): Promise<void> {
    await tx.query('delete from project_household where project_id = $1', [projectId]);
    const rows = households.map((household) => ({
      ...household,
      hashes: this.cipher.lookUp(household.idNumber),
    }));
    await tx.query(
      `insert into project_household (project_id, position, name, id_number_enc, id_number_hash,
         id_number_hash_even, phone_enc, bank_account_enc, bank_name, contract_no, right_ends_on, mu, weight,
         collective_id, bank_no)
       select $1, place - 1, name, id_number, hash, hash_even, phone, account, bank, contract_no, ends_on, mu, weight,
         case when is_collective then $2::uuid end, bank_no
       from unnest($3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[], $9::text[],
         $10::text[], $11::date[], $12::bigint[], $13::bigint[], $14::boolean[], $15::text[]) with ordinality
         as household (name, id_number, hash, hash_even, phone, account, bank, contract_no, ends_on, mu, weight,
           is_collective, bank_no, place)`,
      [
        projectId,
        collectiveId,
        rows.map(({ name }) => name),
        rows.map(({ idNumber }) => this.cipher.seal(idNumber, 'household.id_number')),
        rows.map(({ hashes }) => hashes[0]),
        rows.map(({ hashes }) => hashes[1]),
        rows.map(({ phone }) => this.cipher.seal(phone, 'household.phone')),
        rows.map(({ bankAccount }) => this.cipher.seal(bankAccount, 'household.bank_account')),
        rows.map(({ bankName }) => bankName),
        rows.map(({ contractNo }) => contractNo),
        rows.map(({ rightEndsOn }) => rightEndsOn),
        rows.map(({ mu }) => mu.toString()),
        rows.map(({ weight }) => weight.toString()),
        rows.map(({ isCollective }) => isCollective),
        rows.map(({ bankNo }) => bankNo),
      ],
    );
  }

  /** The table of one listing for another that says the same. */
  async copy(tx: EntityManager, fromId: string, toId: string): Promise<void> {
    await tx.query(
      `insert into project_household (project_id, position, name, id_number_enc, id_number_hash, id_number_hash_even,
         phone_enc, bank_account_enc, bank_name, bank_no, contract_no, right_ends_on, mu, weight, collective_id)
       select $2, position, name, id_number_enc, id_number_hash, id_number_hash_even, phone_enc, bank_account_enc,
         bank_name, bank_no, contract_no, right_ends_on, mu, weight, collective_id
       from project_household where project_id = $1`,
      [fromId, toId],
    );
  }

  /** As people see it who check the table: numbers masked, shares in hundredths of a percent. */
  async view(source: EntityManager | DataSource, projectId: string): Promise<HouseholdView[]> {
    const households = await this.of(source, projectId);
    const shares = households.length > 0 ? sharesOf(households) : [];
    return households.map((household, index) => ({
      name: household.name,
      idNumberMasked: maskIdNumber(household.idNumber),
      bankAccountMasked: maskBankAccount(household.bankAccount),
      bankName: household.bankName,
      bankNo: household.bankNo,
      contractNo: household.contractNo,
      rightEndsOn: household.rightEndsOn,
      isCollective: household.isCollective,
      mu: household.mu.toString(),
      shareBasisPoints: Number(shares[index]!),
    }));
  }
}
