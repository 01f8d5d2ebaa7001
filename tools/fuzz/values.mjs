// @ts-check
import { TEXTS, VALUES } from './hostile.mjs';

/**
 * @typedef {Record<string, any>} Schema
 * @typedef {import('./random.mjs').Random} Random
 */

const DEEPEST = 8;
/** How often one value of a right request is put otherwise. */
const OTHERWISE = 0.06;
/** How often what may be missing is. */
const MISSING = 0.4;

/** Values as a schema has them, and some that it does not. */
export class Values {
  #random;
  #schemas;
  #ids;
  #samples;

  /**
   * @param {Random} random
   * @param {Record<string, Schema>} schemas
   * @param {() => readonly string[]} ids of anything on the platform
   * @param {Record<string, readonly string[]>} samples what a field of a name may well hold
   */
  constructor(random, schemas, ids, samples) {
    this.#random = random;
    this.#schemas = schemas;
    this.#ids = ids;
    this.#samples = samples;
  }

  /**
   * @param {Schema} schema
   * @param {string} name
   * @param {number} depth
   * @returns {unknown}
   */
  of(schema, name = '', depth = 0) {
    const random = this.#random;
    if (depth > 0 && random.happens(OTHERWISE)) return this.hostile();
    if (schema.$ref) return this.of(this.#schemas[schema.$ref.split('/').at(-1)] ?? {}, name, depth);
    if ('const' in schema) return schema.const;
    if (schema.enum) return random.of(schema.enum);
    if (schema.anyOf) return this.of(random.of(schema.anyOf), name, depth);
    if (schema.type === 'object') return this.#object(schema, depth);
    if (schema.type === 'array') return this.#array(schema, name, depth);
    if (schema.type === 'integer')
      return (schema.minimum ?? 0) + random.whole(Math.min(schema.maximum ?? 40, 40) + 1);
    if (schema.type === 'number') return random.next() * 100;
    if (schema.type === 'boolean') return random.happens(0.5);
    return schema.type === 'string' ? this.#text(schema, name) : null;
  }

  /** @returns {unknown} */
  hostile() {
    return this.#random.happens(0.6) ? this.#random.of(TEXTS) : this.#random.of(VALUES);
  }

  /**
   * @param {Schema} schema
   * @param {number} depth
   */
  #object(schema, depth) {
    const required = new Set(schema.required ?? []);
    /** @type {[string, unknown][]} */
    const entries = [];
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const isLeftOut = this.#random.happens(required.has(name) ? 0.03 : MISSING) || depth > DEEPEST;
      if (!isLeftOut) entries.push([name, this.of(/** @type {Schema} */ (property), name, depth + 1)]);
    }
    if (this.#random.happens(0.02)) entries.push([this.#random.of(TEXTS).slice(0, 40), this.hostile()]);
    return Object.fromEntries(entries);
  }

  /**
   * @param {Schema} schema
   * @param {string} name
   * @param {number} depth
   */
  #array(schema, name, depth) {
    const count = depth > DEEPEST ? 0 : (schema.minItems ?? 0) + this.#random.whole(3);
    return Array.from({ length: count }, () => this.of(schema.items ?? {}, name, depth + 1));
  }

  /**
   * @param {Schema} schema
   * @param {string} name
   */
  #text(schema, name) {
    const random = this.#random;
    if (schema.format === 'uuid' || /(^id|Id)$/.test(name)) return random.of(this.#ids());
    const samples = this.#samples[name];
    if (samples && random.happens(0.8)) return random.of(samples);
    const longest = schema.maxLength ?? 40;
    return random.happens(0.1)
      ? '长'.repeat(Math.min(longest + random.whole(2), 3_000))
      : `说明${random.whole(1_000)}`.slice(0, longest);
  }
}

/** What fields of some names may well hold, so that a request comes as far as the room it is for. */
export const SAMPLES = {
  typeCode: ['T01', 'T02', 'T03', 'T08', 'T12', 'T14', 'T15'],
  from: ['2026-11-03', '2026-12-01', '2027-01-04'],
  until: ['2026-11-20', '2026-12-20', '2027-06-30'],
  date: ['2026-12-31', '2027-01-01'],
  effectiveFrom: ['2026-12-01', '2027-03-01'],
  confirmedThrough: ['2027-12-31'],
  termFrom: ['2026-12-01', '2027-03-01'],
  termTo: ['2029-11-30', '2036-03-01'],
  rightEndsOn: ['2057-12-31'],
  validUntil: ['2027-12-31'],
  startAt: ['2026-12-01T01:00:00Z', '2027-02-01T02:00:00+08:00'],
  at: ['2026-12-01T01:00:00Z', '2027-02-01T02:00:00.000Z'],
  resumeAt: ['2026-12-01T01:00:00Z'],
  arrivedAt: ['2026-11-02T01:00:00Z', '2026-11-20T03:00:00.000Z'],
  to: ['2026-11-02T01:00:00Z', '2020-01-01T00:00:00Z'],
  amountYuan: ['620', '0.01', '99999999999.99', '625.5'],
  startPriceYuan: ['600', '0.01'],
  quoteYuan: ['600', '700.00'],
  priceYuan: ['600'],
  depositYuan: ['5000'],
  stepYuan: ['5', '0.01'],
  amountFen: ['62000', '62500', '1', '999999999999999'],
  mu: ['10', '12.50', '0.01'],
  measured: ['120', '80.5'],
  quantity: ['120'],
  idNumber: ['640122199001010013', '11010519491231002X', '91640122MA7TE5T03C'],
  representativeIdNumber: ['11010519491231002X'],
  phone: ['13999990000', '13812345678'],
  bankAccount: ['6228481000000999993', '29010201049999'],
  payerAccount: ['29010201049999'],
  villageCode: ['640122102208', '640122102207'],
  householdCode: ['640122102208000001'],
  fileHash: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  paddle: ['1', '2', '8'],
  points: ['92.5', '100', '0'],
  common: ['A'.repeat(44)],
  proof: [`${'A'.repeat(86)}==`],
  envelope: ['1.QUFBQQ==.QUFBQQ==.QUFBQQ=='],
  login: ['nonghu', 'jingmai1', 'nobody'],
  password: ['wrong', ''],
  key: ['publication.workingDays', 'visit.keepDays', 'nothing'],
  page: ['1', '2', '0', '-1', '9999999', '1.5', 'x'],
  search: ['立岗', '%', '赵', 'T01', '6228', '_'],
  state: ['LISTED', 'TRADING', 'DUE', 'ARCHIVED', 'x'],
  stage: ['open', 'trading', 'done', 'failed', 'x'],
  town: ['640122102', 'x'],
  type: ['T01', 'T99', ''],
  days: ['1', '7', '250', '251', '0', '-3', '1e2'],
  certificate: ['HLNQ-2026-000001-7', '贺农鉴〔2026〕1号'],
  fingerprint: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  session: ['1', '2', '0', 'x'],
  after: ['0', '5', '-1', '1e9', 'x'],
  boundary: [],
  'idempotency-key': ['a', '3f0c6a52-9b1e-4c57-8a44-5d2f0e7b91c3', 'k'.repeat(200), ''],
};
