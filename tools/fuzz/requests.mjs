// @ts-check
import { BODIES, PARTS, TEXTS, TYPES } from './hostile.mjs';
import { SAMPLES, Values } from './values.mjs';

/**
 * @typedef {import('./values.mjs').Schema} Schema
 * @typedef {{ verb: string, path: string, tag: string, needsToken: boolean, parameters: Schema[], body?: Record<string, { schema: Schema }> }} Operation
 * @typedef {{ method: string, path: string, login: string, headers: Record<string, string>, body?: Buffer, json?: unknown, hasToken: boolean, isFeed: boolean }} Made
 */

/** In whose table an id of an address is to be looked for, by the word before it. */
const TABLES = {
  projects: 'project',
  lots: 'lot',
  documents: 'project_document',
  'department-queries': 'department_query',
  risks: 'risk_alert',
  receipts: 'bank_receipt',
  'payment-orders': 'payment_order',
  certificates: 'certificate',
  contracts: 'contract',
  members: 'party',
  parties: 'party',
  bars: 'bar',
  'stand-ins': 'stand_in',
  parcels: 'parcel',
  changes: 'lot_change',
  notices: 'notice',
  questions: 'question',
  rulings: 'ruling',
  negotiations: 'negotiation',
  objections: 'objection',
  registrations: 'registration',
  'social-reviews': 'social_review',
  'paper-scans': 'paper_scan',
  escalations: 'risk_alert',
};

const BOUNDARY = 'fuzz-boundary';

/** Requests of one run, each from the ones before by the seed alone. */
export class Requests {
  #random;
  #operations;
  #logins;
  #ids;
  #files;
  #values;

  /**
   * @param {import('./random.mjs').Random} random
   * @param {{ paths: Record<string, Record<string, any>>, components: { schemas: Record<string, Schema> } }} document
   * @param {{ logins: readonly string[], ids: () => Record<string, readonly string[]>, files: readonly Buffer[] }} world
   */
  constructor(random, document, { logins, ids, files }) {
    this.#random = random;
    this.#operations = operationsOf(document);
    this.#logins = logins;
    this.#ids = ids;
    this.#files = files;
    this.#values = new Values(
      random,
      document.components.schemas,
      () => Object.values(ids()).flat(),
      SAMPLES,
    );
  }

  /** @returns {Made} */
  next() {
    const random = this.#random;
    const operation = random.of(this.#operations);
    const hasToken = random.happens(0.97);
    const login = random.of(this.#logins);
    /** @type {Record<string, string>} */
    const headers = {};
    for (const { name, in: place } of operation.parameters)
      if (place === 'header' && random.happens(0.9))
        headers[name] = this.#word(name, TEXTS.filter(isHeaderText));
    const query = operation.parameters
      .filter((one) => one.in === 'query' && random.happens(one.required ? 0.9 : 0.5))
      .map(({ name }) => `${encodeURIComponent(name)}=${encode(this.#word(name, TEXTS))}`);
    if (query[0] && random.happens(0.03)) query.push(query[0]);
    const path = [this.#address(operation), ...(query.length > 0 ? [query.join('&')] : [])].join('?');
    const isFeed = operation.path.endsWith('/feed');
    const made = { method: operation.verb.toUpperCase(), path, login, headers, hasToken, isFeed };
    return { ...made, ...this.#body(operation, headers) };
  }

  /**
   * @param {string} name
   * @param {readonly string[]} hostile
   * @returns {string}
   */
  #word(name, hostile) {
    const samples = /** @type {Record<string, string[]>} */ (SAMPLES)[name];
    if (!this.#random.happens(0.3) && samples?.length) return this.#random.of(samples);
    return this.#random.happens(0.2) ? this.#anyId() : this.#random.of(hostile).slice(0, 4_000);
  }

  #anyId() {
    return this.#random.of(Object.values(this.#ids()).flat());
  }

  /** @param {Operation} operation */
  #address({ path }) {
    return path.replace(/([^/]+)\/\{(\w+)\}/g, (_, before, name) => `${before}/${this.#part(before, name)}`);
  }

  /**
   * @param {string} before
   * @param {string} name
   * @returns {string}
   */
  #part(before, name) {
    if (this.#random.happens(0.04)) return this.#random.of(PARTS);
    if (name === 'position') return String(this.#random.whole(3));
    if (name === 'kind') return this.#random.of(['CONTRACT', 'MINUTES', 'LETTER', 'x']);
    const right = this.#ids()[/** @type {Record<string, string>} */ (TABLES)[before] ?? ''];
    return right?.length && this.#random.happens(0.85) ? this.#random.of(right) : this.#anyId();
  }

  /**
   * @param {Operation} operation
   * @param {Record<string, string>} headers
   * @returns {{ body?: Buffer, json?: unknown }}
   */
  #body({ verb, path, body }, headers) {
    if (verb === 'get') return {};
    if (body?.['multipart/form-data'])
      return { body: this.#form(body['multipart/form-data'].schema, headers) };
    if (this.#random.happens(0.03)) {
      const type = this.#random.of(TYPES);
      if (type) headers['content-type'] = type;
      return { body: Buffer.from(this.#random.of(BODIES)) };
    }
    headers['content-type'] = 'application/json';
    const schema = body?.['application/json']?.schema;
    const json = schema ? this.#values.of(schema) : {};
    // Time is moved by whoever runs this, and not by half a million years at once.
    if (path === '/api/demo/clock' && mayMove(json)) return { json: {}, body: Buffer.from('{}') };
    return { json, body: Buffer.from(JSON.stringify(json)) };
  }

  /**
   * @param {Schema} schema
   * @param {Record<string, string>} headers
   */
  #form(schema, headers) {
    headers['content-type'] = `multipart/form-data; boundary=${BOUNDARY}`;
    const fields = Object.keys(schema.properties).filter((name) => name !== 'file');
    const texts = fields.map((name) => field(name, this.#random.of([...KINDS, ...TEXTS]).slice(0, 2_000)));
    const name = this.#random
      .of(['材料.pdf', ...TEXTS])
      .slice(0, 300)
      .replace(/[\r\n"]/g, '_');
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    const end = this.#random.happens(0.95) ? `\r\n--${BOUNDARY}--\r\n` : '\r\n';
    return Buffer.concat([
      Buffer.from(texts.join('') + head),
      this.#random.of(this.#files),
      Buffer.from(end),
    ]);
  }
}

const KINDS = ['MANDATE', 'LAND_CONTRACT', 'SITE_PHOTO', 'CONTRACT', 'MINUTES', 'ID_CARD', 'CAPABILITY'];

/**
 * @param {string} name
 * @param {string} text
 */
function field(name, text) {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
}

/** @param {unknown} json */
function mayMove(json) {
  const to = /** @type {{ to?: unknown } | null} */ (json)?.to;
  return (
    typeof to === 'number' || (typeof to === 'string' && Date.parse(to) > Date.parse('2026-11-02T00:00:00Z'))
  );
}

/** @param {string} text */
function isHeaderText(text) {
  return /^[\x21-\x7e]{0,200}$/.test(text);
}

/**
 * As a part of an address, whatever it is; half a surrogate cannot be written there.
 * @param {string} text
 */
function encode(text) {
  return encodeURIComponent(Buffer.from(text).toString('utf8'));
}

/**
 * @param {{ paths: Record<string, Record<string, any>> }} document
 * @returns {Operation[]}
 */
function operationsOf({ paths }) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([verb, operation]) => ({
      verb,
      path,
      tag: operation.tags?.[0] ?? '',
      needsToken: operation.security.some((/** @type {object} */ one) => 'token' in one),
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content,
    })),
  );
}
