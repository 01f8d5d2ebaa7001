import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Holdings,
  type Partner,
  type RegistrationState,
  type Refusal,
  refuseHoldings,
  refuseReceiving,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused, requireNone } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { MembershipService, type Party } from '../../people/party/index.js';
import { PassedThings } from '../../property/parcel/index.js';
import { NoticeReaders } from '../../publicity/notice/index.js';
import { HouseholdClaims } from './household-claims.js';
import { householdOf } from './household-members.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationPapers } from './registration-papers.js';
import type { RegistrationEntity } from './registration.entity.js';

/** Whose holdings are asked about, and for which lot. */
interface Holder {
  readonly lot: LotEntity;
  readonly partyId: string;
  /** As he says himself. */
  readonly heldShares: string;
}

interface Receiver {
  readonly lot: LotEntity;
  readonly registration: RegistrationEntity;
  readonly party: Party;
  readonly partners: readonly Pick<Partner, 'kind'>[];
  readonly documentKinds: readonly string[];
}

/** In which a household stands to receive a lot, once it has been found fit for it. */
const FOUND_FIT: readonly RegistrationState[] = ['QUALIFIED', 'ADMITTED', 'WON'];
/** And from when it has registered. */
const IN_THE_RUNNING: readonly RegistrationState[] = ['QUALIFYING', 'CORRECTION', ...FOUND_FIT];

/** What the notice of a lot asks of its receiver, held against what the register and the certificates know of him. */
@Injectable()
export class ReceivingChecks implements OnModuleInit {
  constructor(
    private readonly members: MembershipService,
    private readonly things: PassedThings,
    private readonly readers: NoticeReaders,
    private readonly papers: RegistrationPapers,
    private readonly claims: HouseholdClaims,
    private readonly moves: RegistrationMoves,
  ) {}

  /** Between registering and being found fit, or being asked by rank, a household may have got something else. */
  onModuleInit(): void {
    this.moves.guard(async (tx, registration, action) => {
      if (action !== 'qualify' && action !== 'succeed') return;
      const lot = await tx.findOneByOrFail(LotEntity, { id: registration.lotId });
      await this.requireMember(lot, registration.partyId);
      const { receiving } = lot.terms;
      if (!receiving) return;
      const holder = { lot, partyId: registration.partyId, heldShares: registration.form.heldShares ?? '' };
      requireNone(refuseHoldings(await this.holdings(tx, holder, FOUND_FIT), receiving));
    });
  }

  /** Before anything is filled in: a right that stays inside is registered for by those inside. */
  async requireReceiver(lot: LotEntity, { id, kind }: Party): Promise<void> {
    const { terms } = lot;
    if (kind === 'TOWN_GOVERNMENT') throw refused('registration.government');
    await this.requireMember(lot, id);
    const redemption = terms.receiving?.redemption;
    if (redemption && !(await this.members.isCollectiveOf(id, terms.villageCode)))
      throw refused('registration.redemption', redemption);
  }

  /** Also of whoever registered before the notice was changed, or was struck off since. */
  private async requireMember({ terms }: LotEntity, partyId: string): Promise<void> {
    if (terms.isMembersOnly && !(await this.readers.isReceiver(terms, partyId)))
      throw refused('registration.members-only');
  }

  /** Kinds of the papers that lie with a registration. */
  async paperKinds(tx: EntityManager, registrationId: string): Promise<string[]> {
    return (await this.papers.list(registrationId, tx)).map(({ kind }) => kind);
  }

  async findFaults(tx: EntityManager, receiver: Receiver): Promise<Refusal[]> {
    const { terms } = receiver.lot;
    const { form, partyId } = receiver.registration;
    const holder = { lot: receiver.lot, partyId, heldShares: form.heldShares ?? '' };
    return refuseReceiving({
      terms: terms.receiving,
      applicantKind: receiver.party.kind,
      isJoint: receiver.partners.length > 0,
      partnerKinds: receiver.partners.map(({ kind }) => kind),
      isMembersOnly: terms.isMembersOnly,
      isMember: terms.isMembersOnly && (await this.readers.isReceiver(terms, partyId)),
      claimGround: form.claimGround,
      hasOnlyThisHome: form.hasOnlyThisHome ?? false,
      documentKinds: receiver.documentKinds,
      ...(await this.holdings(tx, holder, IN_THE_RUNNING)),
    });
  }

  /** What his household has got here, whatever he says himself, and what it stands to get in lots of these states. */
  private async holdings(
    tx: EntityManager,
    { lot, partyId, heldShares }: Holder,
    states: readonly RegistrationState[],
  ): Promise<Holdings> {
    const { typeCode, villageCode, receiving, price } = lot.terms;
    const own = { quantity: BigInt(price.quantity), heldShares, isOwnCollective: false, knownShares: 0n };
    if (!receiving) return own;
    const isOwnCollective = await this.members.isCollectiveOf(partyId, villageCode, tx);
    const { holdingCap, onePerHousehold } = receiving;
    if (!holdingCap && !onePerHousehold) return { ...own, isOwnCollective };
    const partyIds = await householdOf(tx, partyId);
    const ofVillage = `${typeCode}:${villageCode}`;
    return {
      ...own,
      isOwnCollective,
      knownShares: holdingCap ? await this.things.countOf(tx, ofVillage, partyIds) : 0n,
      heldPlot: onePerHousehold ? await this.things.heldBy(tx, typeCode, partyIds) : undefined,
      claims: await this.claims.of(tx, lot, { partyIds, states }),
    };
  }
}
