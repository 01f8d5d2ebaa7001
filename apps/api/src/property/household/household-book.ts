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
  contract_no: string;
  right_ends_on: string;
  mu: string;
  weight: string;
}

/** The households of a lot of many, each with what it is paid by; its numbers lie sealed. */
@Injectable()
export class HouseholdBook {
  constructor(private readonly cipher: FieldCipher) {}

  async of(source: EntityManager | DataSource, projectId: string): Promise<Household[]> {
    const rows: Row[] = await source.query(
      `select name, id_number_enc, phone_enc, bank_account_enc, bank_name, contract_no,
              right_ends_on::text as right_ends_on, mu, weight
       from project_household where project_id = $1 order by position`,
      [projectId],
    );
    return rows.map((row) => ({
      name: row.name,
      idNumber: this.cipher.open(row.id_number_enc, 'household.id_number'),
      phone: this.cipher.open(row.phone_enc, 'household.phone'),
      bankAccount: this.cipher.open(row.bank_account_enc, 'household.bank_account'),
      bankName: row.bank_name,
      contractNo: row.contract_no,
      rightEndsOn: row.right_ends_on,
      mu: BigInt(row.mu),
      weight: BigInt(row.weight),
    }));
  }

  async summaryOf(tx: EntityManager, projectId: string): Promise<HouseholdSummary> {
    const rows: { count: number; ends_on: string | null }[] = await tx.query(
      `select count(*)::int as count, min(right_ends_on)::text as ends_on
       from project_household where project_id = $1`,
      [projectId],
    );
    return { count: rows[0]!.count, rightEndsOn: rows[0]!.ends_on ?? undefined };
  }

  /** A new table takes the place of the former one. */
  async replace(tx: EntityManager, projectId: string, households: readonly Household[]): Promise<void> {
    await tx.query('delete from project_household where project_id = $1', [projectId]);
    for (const [position, household] of households.entries()) {
      await tx.query(
        `insert into project_household (project_id, position, name, id_number_enc, id_number_hash,
           id_number_hash_even, phone_enc, bank_account_enc, bank_name, contract_no, right_ends_on, mu, weight)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          projectId,
          position,
          household.name,
          this.cipher.seal(household.idNumber, 'household.id_number'),
          ...this.cipher.lookUp(household.idNumber),
          this.cipher.seal(household.phone, 'household.phone'),
          this.cipher.seal(household.bankAccount, 'household.bank_account'),
          household.bankName,
          household.contractNo,
          household.rightEndsOn,
          household.mu.toString(),
          household.weight.toString(),
        ],
      );
    }
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
      contractNo: household.contractNo,
      rightEndsOn: household.rightEndsOn,
      mu: household.mu.toString(),
      shareBasisPoints: Number(shares[index]!),
    }));
  }
}
