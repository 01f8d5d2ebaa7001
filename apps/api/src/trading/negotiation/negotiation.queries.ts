import { Injectable } from '@nestjs/common';
import { NEGOTIATION_STATES, type NegotiationSide, negotiationLifecycle, totalPrice } from '@helan/domain';
import { type NegotiationView, type NegotiationsView, hasPermission, priceTermsOf } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { LotEntity } from '../../listing/listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { Signatures } from '../signature/index.js';
import { Agreements } from './agreements.js';
import { MinutesPress } from './minutes-press.js';
import { NegotiationTable } from './negotiation-table.js';
import { NegotiationEntity } from './negotiation.entity.js';

/** Each side sees its own negotiations; the host sees how far they are, never with whom. */
@Injectable()
export class NegotiationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly table: NegotiationTable,
    private readonly agreements: Agreements,
    private readonly press: MinutesPress,
    private readonly signatures: Signatures,
  ) {}

  async ofLot(actor: Actor, lotId: string): Promise<NegotiationsView> {
    return this.dataSource.transaction(async (tx) => {
      const lot = await tx.findOneBy(LotEntity, { id: lotId });
      if (!lot) throw refused('resource.not-found');
      const isHost = hasPermission(actor.roles, 'hostTrading');
      const all = await this.table.of(tx, lot);
      const own: NegotiationView[] = [];
      for (const negotiation of all) {
        const registration = await tx.findOneByOrFail(RegistrationEntity, { id: negotiation.registrationId });
        const side = await this.table.sideOf(tx, actor, lot, registration);
        if (side) own.push(await this.view(tx, lot, negotiation, { registration, side }));
      }
      if (own.length === 0 && !isHost) throw refused('resource.not-found');
      const { negotiation: terms, startPriceFen, price } = lot.terms;
      return {
        unit: price.unit,
        scale: price.scale,
        floorFen: terms?.floorFen ?? null,
        startPriceFen,
        isContestable: terms?.isContestable ?? false,
        negotiations: own,
        standing: isHost ? await this.standing(tx, all) : [],
      };
    });
  }

  async minutes(actor: Actor, id: string): Promise<StoredFile> {
    const { manager } = this.dataSource;
    const negotiation = await manager.findOneBy(NegotiationEntity, { id });
    if (!negotiation?.minutesFileId) throw refused('resource.not-found');
    const lot = await manager.findOneByOrFail(LotEntity, { id: negotiation.lotId });
    const registration = await manager.findOneByOrFail(RegistrationEntity, {
      id: negotiation.registrationId,
    });
    const side = await this.table.sideOf(manager, actor, lot, registration);
    return this.files.get(side ? negotiation.minutesFileId : null);
  }

  private async standing(
    tx: EntityManager,
    all: readonly NegotiationEntity[],
  ): Promise<NegotiationsView['standing']> {
    const standing: NegotiationsView['standing'][number][] = [];
    for (const { id, state } of all) {
      const offers = (await this.table.offers(tx, id)).length;
      standing.push({ state, stateName: NEGOTIATION_STATES[state], offers });
    }
    return standing;
  }

  private async view(
    tx: EntityManager,
    lot: LotEntity,
    negotiation: NegotiationEntity,
    { registration, side }: { registration: RegistrationEntity; side: NegotiationSide },
  ): Promise<NegotiationView> {
    const { id, state, priorityUntil } = negotiation;
    const names = await this.press.namesOf(tx, lot, negotiation);
    const isOpen = state === 'INVITED' || state === 'OFFERING';
    const other =
      side === 'APPLICANT' && isOpen ? await this.agreements.toMatch(tx, lot, registration) : undefined;
    return {
      id,
      state,
      stateName: NEGOTIATION_STATES[state],
      side,
      counterpartName: side === 'TRANSFEROR' ? names.applicant : names.transferor,
      rank: registration.claimRank,
      offers: (await this.table.offers(tx, id)).map(({ seq, side: by, amountFen, terms, at }) => ({
        seq,
        side: by,
        amountFen: amountFen.toString(),
        terms,
        at: at.toISOString(),
      })),
      agreed: agreedOf(lot, negotiation),
      priorityUntil: priorityUntil?.toISOString() ?? null,
      minutes: await this.minutesOf(tx, negotiation),
      toMatch: other
        ? {
            amountFen: other.agreedFen!.toString(),
            terms: other.agreedTerms,
            until: other.priorityUntil!.toISOString(),
          }
        : null,
      endReason: negotiation.endReason,
      actions: negotiationLifecycle
        .transitionsFrom(state)
        .filter(({ action, by }) => by.includes(side) && (action !== 'match' || other))
        .map(({ action }) => action),
    };
  }

  private async minutesOf(
    tx: EntityManager,
    { state, minutesNo, minutesFileId }: NegotiationEntity,
  ): Promise<NegotiationView['minutes']> {
    if (!minutesNo || (state !== 'AGREED' && state !== 'MINUTES_SIGNED')) return null;
    const file = await this.files.find(minutesFileId!, tx);
    const signatures = await this.signatures.of(tx, 'MINUTES', minutesNo);
    return {
      no: minutesNo,
      fileHash: file?.sha256 ?? '',
      signatures: signatures.map((row) => ({ ...row, at: row.at.toISOString() })),
    };
  }
}

function agreedOf({ terms }: LotEntity, negotiation: NegotiationEntity): NegotiationView['agreed'] {
  const { state, agreedFen, agreedTerms, agreedAt } = negotiation;
  if (agreedFen === null || (state !== 'AGREED' && state !== 'MINUTES_SIGNED')) return null;
  return {
    amountFen: agreedFen.toString(),
    totalFen: totalPrice(priceTermsOf(terms.price, agreedFen)).toString(),
    terms: agreedTerms,
    at: agreedAt!.toISOString(),
  };
}
