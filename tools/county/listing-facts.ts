import {
  type Application,
  type Boundary,
  DECIDING_KINDS,
  type HouseholdRow,
  boundaryOf,
  getPropertyType,
} from '@helan/domain';
import { sampleHouseholdRows, sampleIdentity, sampleListing } from '@helan/domain/samples';
import type { DealFacts, Site } from '../deal/deal-facts.js';
import { photosOf } from './drawing/photos.js';
import type { Row, Village } from './recipe.js';

/** The village of the samples, whose name stands in them. */
const SAMPLE_VILLAGE = { code: '640122102208', name: '兰光' };
const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const SQUARE_METRES_A_MU = 2000 / 3;
const METRES_A_DEGREE = 111_195;
/** Sites of a village lie in a square of so many by so many, so far apart. */
const [SIDE, APART] = [7, 650];
const PHOTOS = 4;
/** Where a title says in which group of the village it lies. */
const GROUP = /^\p{Script=Han}+村[一二三四五六七八]组/u;

export interface Placed {
  readonly village: Village;
  /** The listing is sent on this day. */
  readonly at: Date;
  /** No two listings have the same. */
  readonly serial: number;
}

/** A listing of the recipe as facts that can be played: the sample of its type, elsewhere, with what the row says. */
export function factsOf(row: Row, placed: Placed): DealFacts {
  const type = getPropertyType(row.type);
  const sample = sampleIn(row.type, placed.village);
  const listerKind = row.listerKind ?? sample.listerKind;
  const application: Application = {
    ...sample.application,
    ...termOf(row, placed.at, sample.application),
    ...priceOf(row, sample.application),
    ...subjectOf(row, placed, sample.application),
    attributes: { ...sample.application.attributes, ...sampleIdentity(row.type, placed.serial) },
    title: row.title,
    villageCode: placed.village.code,
    location: GROUP.exec(row.title)?.[0] ?? placed.village.name,
    ...(sample.application.certificateNo && type.subject.kind === 'ASSET'
      ? { certificateNo: numbered(sample.application.certificateNo, placed.serial) }
      : {}),
    ...(DECIDING_KINDS.includes(listerKind) ? { decision: decisionBefore(placed.at, placed.village) } : {}),
  };
  const attributes = {
    ...application.attributes,
    ...(application.attributes?.['floorArea'] && row.amount ? { floorArea: row.amount } : {}),
    ...row.change?.attributes,
  };
  return {
    noticeId: row.title,
    typeCode: row.type,
    listerKind,
    application: { ...application, ...row.change, attributes },
    site: siteOf(row, placed, application),
    ...(row.applying ? { saidByApplicants: row.applying } : {}),
    isDepositPaid: !type.isRelay,
    defaults: [],
    remarks: [],
  };
}

/** The rows of the sheet of a lot of many households. */
export function householdRowsOf({ households }: Row): HouseholdRow[] {
  const { from, count } = households!;
  return sampleHouseholdRows(from + count)
    .slice(from)
    .map((row, index) => ({ ...row, row: index + 2 }));
}

/** Another certificate than the sample's: its last digits are counted on. */
function numbered(certificateNo: string, serial: number): string {
  return certificateNo.replace(/\d{2,4}(?=\D*$)/, (digits) =>
    String((Number(digits) + serial) % 10 ** digits.length).padStart(digits.length, '0'),
  );
}

/** What the sample says of its own village is said of this one. */
function sampleIn(typeCode: string, { code, name }: Village): ReturnType<typeof sampleListing> {
  const text = JSON.stringify(sampleListing(typeCode))
    .replaceAll(SAMPLE_VILLAGE.code, code)
    .replaceAll(SAMPLE_VILLAGE.name, name.replace(/村$/, ''));
  return JSON.parse(text) as ReturnType<typeof sampleListing>;
}

/** Ten weeks after it is sent, for as many whole years as it says; nothing of what is sold for good. */
function termOf({ years = 3 }: Row, at: Date, { termFrom }: Application): Application {
  if (!termFrom) return {};
  const from = dateOf(new Date(at.getTime() + 70 * DAY));
  const end = new Date(
    Date.UTC(Number(from.slice(0, 4)) + years, Number(from.slice(5, 7)) - 1, Number(from.slice(8))),
  );
  return { termFrom: from, termTo: new Date(end.getTime() - DAY).toISOString().slice(0, 10) };
}

/** The deposit is the same share of the whole as the sample's. */
function priceOf(row: Row, sample: Application): Application {
  const startPriceYuan = row.price ?? sample.startPriceYuan!;
  if (!sample.depositYuan) return { startPriceYuan };
  const share = Number(sample.depositYuan) / (Number(sample.startPriceYuan) * Number(amountOf(sample)));
  const deposit = Math.floor(share * Number(startPriceYuan) * Number(row.amount ?? amountOf(sample)));
  return { startPriceYuan, stepYuan: row.step ?? sample.stepYuan!, depositYuan: String(deposit) };
}

function amountOf({ quantity, parcels }: Application): string {
  return quantity ?? parcels![0]!.mu;
}

function subjectOf(row: Row, { serial, village }: Placed, sample: Application): Application {
  if (row.households)
    return { parcels: [], certificateNo: '', contractNo: '', rightEndsOn: '', coHolders: [] };
  const parcel = sample.parcels?.[0];
  if (!parcel) return row.amount ? { quantity: row.amount } : {};
  const number = String(serial).padStart(5, '0');
  const code = /^\d{19}$/.test(parcel.code) ? `${village.code}03${number}` : `${parcel.code}-${number}`;
  return { parcels: [{ ...parcel, code, mu: row.amount ?? parcel.mu }] };
}

/** Decided three weeks before, and posted for a week. */
function decisionBefore(at: Date, { name }: Village) {
  const sample = sampleListing('T05').application.decision!;
  const before = (days: number) => dateOf(new Date(at.getTime() - days * DAY));
  return {
    ...sample,
    date: before(21),
    postedFrom: before(20),
    postedTo: before(13),
    place: `${name}村部`,
    townApprovalNo: `镇批${before(14).slice(0, 4)}第${Number(before(14).slice(5, 7)) * 3 + 1}号`,
  };
}

function siteOf(row: Row, { village, at, serial }: Placed, application: Application): Site {
  const place = placeOf(village, serial);
  const month = Number(dateOf(at).slice(5, 7));
  const boundaries = (application.parcels ?? []).map(({ mu }) => outlineOf(place, Number(mu)));
  const measured = row.households
    ? {
        measured: householdRowsOf(row)
          .reduce((sum, { cells }) => sum + Number(cells.mu), 0)
          .toFixed(2),
      }
    : {};
  const photos = photosOf({ typeCode: row.type, name: row.title, month }, PHOTOS);
  return { ...place, photos, boundaries, ...measured };
}

function placeOf({ latitude, longitude }: Village, serial: number) {
  const east = ((serial % SIDE) - (SIDE - 1) / 2) * APART;
  const north = ((Math.floor(serial / SIDE) % SIDE) - (SIDE - 1) / 2) * APART;
  return { latitude: latitude + north / METRES_A_DEGREE, longitude: longitude + east / metresEast(latitude) };
}

/** Four corners around a place, as a field lies along its ditch, with as much ground as is stated. */
function outlineOf({ latitude, longitude }: { latitude: number; longitude: number }, mu: number): Boundary {
  const side = Math.sqrt(mu * SQUARE_METRES_A_MU);
  const [across, up] = [side * 1.25, side / 1.25];
  const corner = (east: number, north: number): [number, number] => [
    round(longitude + east / metresEast(latitude)),
    round(latitude + north / METRES_A_DEGREE),
  ];
  const lean = up * 0.12;
  return boundaryOf([
    corner(-across / 2 - lean, -up / 2),
    corner(across / 2 - lean, -up / 2),
    corner(across / 2 + lean, up / 2),
    corner(-across / 2 + lean, up / 2),
  ]);
}

function metresEast(latitude: number): number {
  return METRES_A_DEGREE * Math.cos((latitude * Math.PI) / 180);
}

function round(degrees: number): number {
  return Number(degrees.toFixed(6));
}

function dateOf(at: Date): string {
  return new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10);
}
