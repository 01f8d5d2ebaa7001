import type { Ownership, PartyKind, PropertyType, TradedRight, TransferMode } from '@helan/domain';
import { type StatedDeposit, readDeposit } from './read-deposit.js';
import { readFees, readOtherPayments } from './read-fees.js';
import { asKind, readKinds, readPurpose, readRight, readTransferMode } from './read-kind.js';
import {
  type StatedManner,
  readExtensionWords,
  readListingRound,
  readManner,
  readMinBidders,
  readWrittenRounds,
} from './read-manner.js';
import { type ReadMethod, readMethod } from './read-method.js';
import { readLister, readOwnership } from './read-parties.js';
import { type StatedReceivers, readReceivers } from './read-receivers.js';
import { type StatedPayment, readPayment } from './read-payment.js';
import { type StatedEscalation, readEscalation } from './read-escalation.js';
import { isPricedInKind, readCeiling, readStartPrice } from './read-price.js';
import type { PriceFor, StatedPrice } from './stated-price.js';
import { readPublication } from './read-publication.js';
import { readQuantity } from './read-quantity.js';
import { splitLots } from './split-lots.js';
import { type MostRaise, readMostRaise, readStep } from './read-step.js';
import { type StatedTerm, dayOf, readTerm } from './read-term.js';
import type { LotFields, RealNotice } from './real-notice.js';
import { type Said, isRecord, textOf } from './said.js';
import type { Counted } from './units.js';

/** All that a notice says of one lot. What is missing is not said; a value that is missing could not be read. */
export interface LotReading {
  readonly name: string;
  readonly right: TradedRight;
  readonly transferMode: TransferMode;
  readonly lister?: Said<PartyKind> | undefined;
  readonly ownership?: Said<Ownership> | undefined;
  readonly kinds: Readonly<Record<string, string>>;
  readonly purpose?: Said<string> | undefined;
  readonly quantity?: Said<Counted> | undefined;
  readonly price?: Said<StatedPrice> | undefined;
  readonly isPricedInKind: boolean;
  readonly ceiling?: Said<PriceFor> | undefined;
  readonly step?: Said<PriceFor> | undefined;
  readonly mostRaise?: Said<MostRaise> | undefined;
  readonly term?: Said<StatedTerm> | undefined;
  readonly rightEndsOn?: string | undefined;
  readonly deposit?: Said<StatedDeposit> | undefined;
  readonly otherPayments: readonly string[];
  readonly payment?: Said<StatedPayment> | undefined;
  readonly escalation?: Said<StatedEscalation | 'NONE'> | undefined;
  readonly method: ReadMethod;
  readonly manner: StatedManner;
  readonly extension?: Said<StatedManner> | undefined;
  readonly minBidders?: number | undefined;
  readonly writtenRounds?: number | undefined;
  readonly listingRound?: number | undefined;
  readonly receivers?: Said<StatedReceivers> | undefined;
  readonly priority: string;
  readonly fees: readonly string[];
  readonly publication?: Said<number> | undefined;
  /** Whatever else it says of the thing and how it is handed over. */
  readonly conditions: readonly string[];
}

/** Every lot of a notice, read as a type; a notice without lots is one. It reads whatever it is given. */
export function readLots(notice: RealNotice, type: PropertyType): LotReading[] {
  const fields = isRecord(notice.fields) ? notice.fields : {};
  return splitLots(fields).map((lot) => readLot(notice, type, isRecord(lot) ? lot : {}));
}

function readLot(notice: RealNotice, whole: PropertyType, fields: LotFields): LotReading {
  const kinds = readKinds(whole, notice, fields);
  const type = asKind(whole, kinds);
  const right = readRight(type, fields);
  const title = textOf(notice.title);
  return {
    name: nameOf(fields),
    right,
    transferMode: readTransferMode(type, right, fields),
    lister: readLister(type, notice, fields),
    ownership: readOwnership(notice, fields),
    kinds,
    purpose: readPurpose(type, fields),
    quantity: readQuantity(type, fields),
    price: readStartPrice(fields, type.isBuying),
    isPricedInKind: isPricedInKind(fields),
    ceiling: readCeiling(fields, type.isBuying),
    step: readStep(fields),
    mostRaise: readMostRaise(fields),
    term: readTerm(fields, { title, sourceDate: textOf(notice.sourceDate) }),
    rightEndsOn: dayOf(textOf(fields.rightEndsOn)),
    deposit: readDeposit(fields),
    otherPayments: readOtherPayments(fields),
    payment: readPayment(fields),
    escalation: readEscalation(fields),
    method: readMethod(fields),
    manner: readManner(fields),
    extension: readExtensionWords(fields),
    minBidders: readMinBidders(fields),
    writtenRounds: readWrittenRounds(fields),
    listingRound: readListingRound({ round: fields.round ?? notice.round, title }),
    receivers: readReceivers(fields),
    priority: textOf(fields.priorityRights),
    fees: readFees(fields),
    publication: readPublication(fields, textOf(notice.sourceDate)),
    conditions: [fields.useLimit, fields.delivery, fields.other].map(textOf).filter(Boolean),
  };
}

function nameOf({ name, lot }: LotFields): string {
  return textOf(name) || (typeof lot === 'number' ? `${lot} 号标的` : textOf(lot));
}
