import { Injectable } from '@nestjs/common';
import type { SigningFacts } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ContractService } from '../contract/index.js';
import { ConfirmationEntity, DealEntity } from '../deal/index.js';

/** How it stands with what a winner has to sign. */
export interface Signing {
  readonly dueAt: Date | null;
  readonly hasSigned: boolean;
  readonly refusedAt: Date | null;
  readonly refusal: string;
}

/** Where a winner stands: with the contract where it has been sent, with the confirmation before that. */
@Injectable()
export class Signings {
  constructor(private readonly contracts: ContractService) {}

  async of(tx: EntityManager, { lotId, confirmationId }: DealEntity): Promise<Signing> {
    const confirmation = confirmationId
      ? await tx.findOneBy(ConfirmationEntity, { id: confirmationId })
      : null;
    const contract = await this.contracts.standing(tx, lotId);
    const hasConfirmed = confirmation !== null && (await isSigned(tx, confirmation.id));
    return {
      dueAt: contract ? contract.dueAt : (confirmation?.signDueAt ?? null),
      hasSigned: contract ? contract.hasTransfereeSigned : hasConfirmed,
      refusedAt: confirmation?.refusedAt ?? null,
      refusal: confirmation?.refusal ?? '',
    };
  }
}

/** A date that could not be counted never comes. */
export function factsOf({ dueAt, hasSigned, refusedAt }: Signing): SigningFacts {
  return { dueAt: dueAt?.getTime() ?? Number.POSITIVE_INFINITY, hasSigned, hasRefused: refusedAt !== null };
}

async function isSigned(tx: EntityManager, confirmationId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 from confirmation_signature where confirmation_id = $1 and side = 'TRANSFEREE'`,
    [confirmationId],
  );
  return rows.length > 0;
}
