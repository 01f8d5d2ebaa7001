import { Injectable } from '@nestjs/common';
import { type DealSide, type SigningFacts } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ContractService } from '../contract/index.js';
import { Scans, Signatures } from '../../trading/signature/index.js';
import { ConfirmationEntity, DealEntity, refusalsOf } from '../../trading/deal/index.js';

/** How it stands with what a side has to sign. */
export interface Signing {
  readonly side: DealSide;
  /** Later than the other side's where a scan of its own was refused. */
  readonly dueAt: Date | null;
  readonly hasSigned: boolean;
  readonly refusedAt: Date | null;
  readonly refusal: string;
  readonly isSettling: boolean;
  readonly overdueOn: string | null;
}

/** Where each side stands: with the contract where it has been sent, with the confirmation before that. */
@Injectable()
export class Signings {
  constructor(
    private readonly contracts: ContractService,
    private readonly signatures: Signatures,
    private readonly scans: Scans,
  ) {}

  async of(tx: EntityManager, { lotId, confirmationId }: DealEntity): Promise<Record<DealSide, Signing>> {
    const confirmation = confirmationId
      ? await tx.findOneBy(ConfirmationEntity, { id: confirmationId })
      : null;
    const contract = await this.contracts.standing(tx, lotId);
    const refusals = confirmation ? await refusalsOf(tx, confirmation.id) : [];
    const paper = contract ?? { kind: 'LETTER' as const, no: confirmation?.no ?? '' };
    // Whoever's scan waits to be seen has done what was his; where it is refused he has a time of his own.
    const signedBy = [
      ...(await this.signatures.signedBy(tx, paper.kind, paper.no)),
      ...(await this.scans.waitingOf(tx, paper.kind, paper.no)),
    ];
    const isSettling = contract?.isSigned ?? false;
    const overdueOn = contract ? await this.contracts.overdueOn(tx, lotId) : null;
    const dueAt = contract ? contract.dueAt : (confirmation?.signDueAt ?? null);
    const ofSide = async (side: DealSide): Promise<Signing> => {
      const refusal = refusals.find((one) => one.side === side);
      return {
        side,
        dueAt: await this.scans.dueAt(tx, { ...paper, side }, dueAt),
        hasSigned: signedBy.includes(side),
        refusedAt: refusal?.at ?? null,
        refusal: refusal?.reason ?? '',
        isSettling,
        overdueOn,
      };
    };
    return { TRANSFEROR: await ofSide('TRANSFEROR'), TRANSFEREE: await ofSide('TRANSFEREE') };
  }
}

/** A date that could not be counted never comes. */
export function factsOf({ dueAt, hasSigned, refusedAt, isSettling, overdueOn }: Signing): SigningFacts {
  const at = dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return { dueAt: at, hasSigned, hasRefused: refusedAt !== null, isSettling, overdueOn };
}
