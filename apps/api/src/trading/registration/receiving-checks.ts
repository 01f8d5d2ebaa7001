import { Injectable } from '@nestjs/common';
import { type Refusal, type ReceivingAttempt, refuseReceiving } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { MembershipService, type Party } from '../../people/party/index.js';
import { PassedThings } from '../../property/parcel/index.js';
import { NoticeReaders } from '../../publicity/notice/index.js';
import { RegistrationPapers } from './registration-papers.js';
import type { RegistrationEntity } from './registration.entity.js';

interface Receiver {
  readonly lot: LotEntity;
  readonly registration: RegistrationEntity;
  readonly party: Party;
  readonly isJoint: boolean;
  readonly documentKinds: readonly string[];
}

/** What the notice of a lot asks of its receiver, held against what the register and the certificates know of him. */
@Injectable()
export class ReceivingChecks {
  constructor(
    private readonly members: MembershipService,
    private readonly things: PassedThings,
    private readonly readers: NoticeReaders,
    private readonly papers: RegistrationPapers,
  ) {}

  /** Before anything is filled in: a right that stays inside is registered for by those inside. */
  async requireReceiver({ terms }: LotEntity, { id, kind }: Party): Promise<void> {
    if (kind === 'TOWN_GOVERNMENT') throw refused('registration.government');
    if (terms.isMembersOnly && !(await this.readers.isReceiver(terms, id)))
      throw refused('registration.members-only');
    const redemption = terms.receiving?.redemption;
    if (redemption && !(await this.members.isCollectiveOf(id, terms.villageCode)))
      throw refused('registration.redemption', redemption);
  }

  /** Kinds of the papers that lie with a registration. */
  async paperKinds(tx: EntityManager, registrationId: string): Promise<string[]> {
    return (await this.papers.list(registrationId, tx)).map(({ kind }) => kind);
  }

  async findFaults(tx: EntityManager, receiver: Receiver): Promise<Refusal[]> {
    const { terms } = receiver.lot;
    const { form } = receiver.registration;
    const known = terms.receiving ? await this.known(tx, receiver) : {};
    return refuseReceiving({
      terms: terms.receiving,
      applicantKind: receiver.party.kind,
      isOwnCollective: false,
      isJoint: receiver.isJoint,
      quantity: BigInt(terms.price.quantity),
      heldShares: form.heldShares ?? '',
      knownShares: 0n,
      claimGround: form.claimGround,
      hasOnlyThisHome: form.hasOnlyThisHome ?? false,
      documentKinds: receiver.documentKinds,
      ...known,
    });
  }

  /** What his household has got here, whatever he says himself. */
  private async known(tx: EntityManager, { lot, party }: Receiver): Promise<Partial<ReceivingAttempt>> {
    const { typeCode, villageCode, receiving } = lot.terms;
    const household = await this.members.householdOf(party.id, villageCode, tx);
    return {
      isOwnCollective: await this.members.isCollectiveOf(party.id, villageCode, tx),
      knownShares: receiving?.holdingCap
        ? await this.things.countOf(tx, `${typeCode}:${villageCode}`, household)
        : 0n,
      heldPlot: receiving?.onePerHousehold ? await this.things.heldBy(tx, typeCode, household) : undefined,
    };
  }
}
