// @ts-check
import ts from 'typescript';

/** @typedef {Record<string, unknown>} Schema */

/**
 * TypeScript's own types as JSON Schema 2020-12, as the compiler sees them: whatever it can work out — mapped,
 * conditional, generic — is written as what it comes to. Types with a name of this repository become components.
 */
export class TypeSchemas {
  /** @type {Record<string, Schema>} */
  components = {};
  /** @type {Map<string, ts.Type>} */
  #named = new Map();
  #checker;

  /** @param {ts.TypeChecker} checker */
  constructor(checker) {
    this.#checker = checker;
  }

  /**
   * The schema of a type that goes over the line as JSON; throws for what JSON cannot carry.
   * @param {ts.Type} type
   * @param {string} place where it stands, for whoever has to mend it
   * @returns {Schema}
   */
  of(type, place) {
    const name = this.#nameOf(type);
    if (!name) return this.#inline(type, place);
    const known = this.#named.get(name);
    if (known && known !== type && !this.#isSame(known, type))
      throw new Error(`${place}: two types are called ${name}`);
    if (!known) {
      this.#named.set(name, type);
      this.components[name] = {
        ...described(this.#symbolOf(type), this.#checker),
        ...this.#inline(type, place),
      };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /**
   * @param {ts.Type} one
   * @param {ts.Type} other
   */
  #isSame(one, other) {
    return this.#checker.isTypeAssignableTo(one, other) && this.#checker.isTypeAssignableTo(other, one);
  }

  /** @param {ts.Type} type */
  #symbolOf(type) {
    return type.aliasSymbol ?? type.getSymbol();
  }

  /**
   * A generic type is named with what it is of.
   * @param {ts.Type} type
   * @returns {string | undefined}
   */
  #nameOf(type) {
    if (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike))
      return undefined;
    const symbol = this.#symbolOf(type);
    if (!symbol || symbol.name.startsWith('__') || !isOfThisRepository(symbol)) return undefined;
    const args = type.aliasSymbol
      ? (type.aliasTypeArguments ?? [])
      : this.#checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
    // The type itself is the last argument of a class or interface that speaks of `this`.
    const names = args
      .filter((arg) => !(arg.flags & ts.TypeFlags.TypeParameter))
      .map((arg) => this.#nameOf(arg));
    if (names.some((name) => name === undefined)) return undefined;
    return [symbol.name, ...(names.length > 0 ? ['Of', ...names] : [])].join('');
  }

  /**
   * @param {ts.Type} type
   * @param {string} place
   * @returns {Schema}
   */
  #inline(type, place) {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.BooleanLiteral)
      return { type: 'boolean', const: this.#checker.typeToString(type) === 'true' };
    if (type.isStringLiteral()) return { type: 'string', const: type.value };
    if (type.isNumberLiteral()) return { type: 'number', const: type.value };
    if (flags & ts.TypeFlags.TemplateLiteral) return { type: 'string' };
    if (flags & ts.TypeFlags.String) return { type: 'string' };
    if (flags & ts.TypeFlags.Number) return { type: 'number' };
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type.types, place);
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#object(type, place);
    throw new Error(`${place}: JSON carries no ${this.#checker.typeToString(type)}`);
  }

  /**
   * @param {readonly ts.Type[]} types
   * @param {string} place
   * @returns {Schema}
   */
  #union(types, place) {
    const values = types.filter((type) => !(type.flags & ts.TypeFlags.Undefined));
    const texts = values.filter((type) => type.isStringLiteral()).map((type) => type.value);
    const numbers = values.filter((type) => type.isNumberLiteral()).map((type) => type.value);
    const booleans = values.filter((type) => type.flags & ts.TypeFlags.BooleanLiteral);
    const others = values.filter(
      (type) => !type.isStringLiteral() && !type.isNumberLiteral() && !booleans.includes(type),
    );
    const parts = [
      ...(texts.length > 0 ? [{ type: 'string', enum: texts }] : []),
      ...(numbers.length > 0 ? [{ type: 'number', enum: numbers }] : []),
      ...(booleans.length === 2 ? [{ type: 'boolean' }] : booleans.map((type) => this.of(type, place))),
      ...others.map((type) => this.of(type, place)),
    ];
    return parts.length === 1 ? /** @type {Schema} */ (parts[0]) : { anyOf: parts };
  }

  /**
   * @param {ts.Type} type
   * @param {string} place
   * @returns {Schema}
   */
  #object(type, place) {
    const checker = this.#checker;
    if (type.getSymbol()?.name === 'Date') return { type: 'string', format: 'date-time' };
    if (checker.isTupleType(type)) {
      const items = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
      const prefixItems = items.map((item, index) => this.of(item, `${place}/${index}`));
      return { type: 'array', prefixItems, minItems: items.length, maxItems: items.length };
    }
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
      return { type: 'array', items: this.of(/** @type {ts.Type} */ (item), `${place}[]`) };
    }
    if (type.getCallSignatures().length > 0) throw new Error(`${place}: JSON carries no function`);
    const keys = type.getStringIndexType();
    /** @type {Record<string, Schema>} */
    const properties = {};
    const required = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional);
      const own = checker.getTypeOfSymbol(property);
      if (own.flags & ts.TypeFlags.Never) continue;
      properties[property.name] = {
        ...described(property, checker),
        ...withForm(property.name, this.of(own, `${place}.${property.name}`)),
      };
      if (!isOptional) required.push(property.name);
    }
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: keys ? this.of(keys, `${place}.*`) : false,
    };
  }
}

/**
 * What a name says of its text, as everywhere on the platform: amounts `…Fen` are digits, moments `…At` are ISO.
 * @param {string} name
 * @param {Schema} schema
 * @returns {Schema}
 */
function withForm(name, schema) {
  const form = /Fen$/.test(name)
    ? { pattern: '^-?\\d+$' }
    : /(^at|At)$/.test(name)
      ? { format: 'date-time' }
      : undefined;
  if (!form) return schema;
  if (schema['type'] === 'string' && !schema['enum']) return { ...schema, ...form };
  const parts = /** @type {Schema[] | undefined} */ (schema['anyOf']);
  return parts ? { anyOf: parts.map((part) => withForm(name, part)) } : schema;
}

/**
 * @param {ts.Symbol | undefined} symbol
 * @param {ts.TypeChecker} checker
 * @returns {Schema}
 */
function described(symbol, checker) {
  const description = symbol ? ts.displayPartsToString(symbol.getDocumentationComment(checker)) : '';
  return description && symbol && isOfThisRepository(symbol) ? { description } : {};
}

/** @param {ts.Symbol} symbol */
function isOfThisRepository(symbol) {
  return (symbol.declarations ?? []).some(
    (declaration) => !declaration.getSourceFile().fileName.includes('node_modules'),
  );
}
