import { type PartyKind, PARTY_KINDS, type PropertyType, getPropertyType, shanghaiDate } from '@helan/domain';
import { sampleListing } from '@helan/domain/samples';
import { hasAccount } from './accounts.js';
import type { DealFacts } from './deal-facts.js';
import { fillApplication } from './filling/fill-application.js';
import type { Filling } from './filling/filling.js';
import { type LotReading, readLots as readEachLot } from './reading/lot-reading.js';
import { NOT_OFFERED } from './reading/read-method.js';
import { asKind } from './reading/read-kind.js';
import type { RealNotice } from './reading/real-notice.js';
import { isRecord, partsOf, textOf } from './reading/said.js';

const IN_KIND = '以实物计价';
const TRADED_ELSEWHERE = '在本平台交易指标（现在只展示、登记结果）';

/** The first lot of a notice, as {@link readLots} reads it. */
export function readNotice(notice: RealNotice, typeCode: string, now: Date): DealFacts {
  return readLots(notice, typeCode, now)[0]!;
}

/**
 * A real notice as applications on this platform, one a lot. Dates move to the demo clock's day, durations stay; what
 * the notice does not say takes a stand-in and is named in `defaults`. Whatever it is given, it reads. Subjects are
 * numbered from `serial` on.
 */
export function readLots(
  notice: RealNotice,
  typeCode: string,
  now: Date,
  serial = Math.floor(now.getTime() / 1000),
): DealFacts[] {
  const type = getPropertyType(typeCode);
  const today = shanghaiDate(now.getTime());
  return readEachLot(notice, type).map((reading, index) =>
    readLot(notice, reading, { type, today, serial: serial + index }),
  );
}

function readLot(
  notice: RealNotice,
  reading: LotReading,
  { type: whole, today, serial }: { type: PropertyType; today: string; serial: number },
): DealFacts {
  const type = asKind(whole, reading.kinds);
  const filling: Filling = { reading, type, today, defaults: [], remarks: [] };
  const listerKind = chooseLister(notice, filling);
  const { method, notOffered } = reading.method;
  const title = textOf(notice.title) || textOf(notice.id) || '没有标题的公告';
  const application = fillApplication(filling, { title, serial, listerKind });
  const { receivers = 'ANYONE', applicants = 'ANYONE' } = reading.receivers?.value ?? {};
  const isMembers = receivers === 'MEMBERS' || type.isMembersOnly;
  return {
    noticeId: textOf(notice.id) || '公告',
    lotName: reading.name,
    typeCode: type.code,
    listerKind,
    application,
    applicants: isMembers ? 'NATURAL' : applicants,
    isDepositPaid: isPaid(notice),
    notOffered: [
      ...(notOffered ? [NOT_OFFERED[notOffered]] : []),
      ...(reading.isPricedInKind ? [IN_KIND] : []),
      ...(type.isRelay ? [TRADED_ELSEWHERE] : []),
    ],
    ...(notOffered && method ? { refusedMethod: NOT_OFFERED[notOffered] } : {}),
    defaults: filling.defaults,
    remarks: filling.remarks,
  };
}

/** Whoever lists by the notice; played as another type, and where nobody is named, whoever usually lists such a thing. */
function chooseLister(notice: RealNotice, { reading, type, defaults, remarks }: Filling): PartyKind {
  const usual = sampleListing(type.code).listerKind;
  const isOtherType = textOf(notice.type) !== '' && notice.type !== type.code;
  const read = reading.lister;
  const kind = read?.value;
  if (kind === undefined || isOtherType) {
    const why = read && !isOtherType ? `公告写的是“${read.words}”，看不出是哪一类` : '公告未写';
    if (!isOtherType) defaults.push(`转出方：${why}，按${PARTY_KINDS[usual]}`);
    return usual;
  }
  if (hasAccount(kind)) return kind;
  const other: PartyKind = kind === 'VILLAGE_COMMITTEE' ? 'COLLECTIVE' : usual;
  remarks.push(`转出方是${PARTY_KINDS[kind]}，演示里没有这样的账号，由${PARTY_KINDS[other]}办理`);
  return other;
}

function isPaid({ fields }: RealNotice): boolean {
  const deposit = partsOf(isRecord(fields) ? fields.deposit : undefined);
  return !(deposit && 'isPaid' in deposit && deposit.isPaid === false);
}
