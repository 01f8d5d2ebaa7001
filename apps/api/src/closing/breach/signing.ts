import { Injectable } from '@nestjs/common';
import { type DealSide, type SigningFacts } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ContractService } from '../contract/index.js';
import { Signatures } from '../../trading/signature/index.js';
import { ConfirmationEntity, DealEntity, refusalsOf } from '../../trading/deal/index.js';

/** How it stands with what a side has to sign. */
export interface Signing {
  readonly side: DealSide;
  readonly dueAt: Date | null;
  readonly hasSigned: boolean;
  readonly refusedAt: Date | null;
  readonly refusal: string;
}

/** Where each side stands: with the contract where it has been sent, with the confirmation before that. */
@Injectable()
export class Signings {
  constructor(
    private readonly contracts: ContractService,
    private readonly signatures: Signatures,
  ) {}

  async of(tx: EntityManager, { lotId, confirmationId }: DealEntity): Promise<Record<DealSide, Signing>> {
    const confirmation = confirmationId
      ? await tx.findOneBy(ConfirmationEntity, { id: confirmationId })
      : null;
    const contract = await this.contracts.standing(tx, lotId);
    const refusals = confirmation ? await refusalsOf(tx, confirmation.id) : [];
    const signedBy = contract?.signedBy ?? (await this.lettersSignedBy(tx, confirmation));
    const dueAt = contract ? contract.dueAt : (confirmation?.signDueAt ?? null);
    const ofSide = (side: DealSide): Signing => {
      const refusal = refusals.find((one) => one.side === side);
      return {
        side,
        dueAt,
        hasSigned: signedBy.includes(side),
        refusedAt: refusal?.at ?? null,
        refusal: refusal?.reason ?? '',
      };
    };
    return { TRANSFEROR: ofSide('TRANSFEROR'), TRANSFEREE: ofSide('TRANSFEREE') };
  }

  private async lettersSignedBy(tx: EntityManager, letter: ConfirmationEntity | null): Promise<DealSide[]> {
    return letter ? this.signatures.signedBy(tx, 'LETTER', letter.no) : [];
  }
}

/** A date that could not be counted never comes. */
export function factsOf({ dueAt, hasSigned, refusedAt }: Signing): SigningFacts {
  return { dueAt: dueAt?.getTime() ?? Number.POSITIVE_INFINITY, hasSigned, hasRefused: refusedAt !== null };
}
