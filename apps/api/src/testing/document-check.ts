import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { cleanText } from '@helan/domain';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders | Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, object> };
  readonly responses: Record<string, { readonly $ref?: string; readonly content?: Record<string, object> }>;
}

interface Found {
  readonly verb: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly operation: Described;
}

const MOST_SHOWN = 3;

/** Holds requests and their answers against an OpenAPI document. */
export class DocumentCheck {
  private readonly ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  private readonly operations: readonly Found[];
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: object) {
    (formats.default as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addSchema(document, 'api');
    const { paths } = document as { paths: Record<string, Record<string, Described>> };
    this.operations = Object.entries(paths)
      .flatMap(([path, item]) =>
        Object.entries(item).map(([verb, operation]) => ({
          verb,
          path,
          pattern: patternOf(path),
          operation,
        })),
      )
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  }

  /** What is not as described; nothing where all is. */
  faultsOf(asked: Asked, answered: Answered): string[] {
    const [path = ''] = asked.url.split('?');
    const verb = asked.method.toLowerCase();
    const found = this.find(asked);
    const title = `${asked.method} ${found?.path ?? path} ${answered.status}`;
    // Nobody asks about what is not there, except the description itself.
    if (!found)
      return answered.status < 300 && path !== '/api/openapi.json' && verb !== 'head'
        ? [`${title}: nothing describes it`]
        : [];
    return [
      ...this.answerFaults(found, answered),
      ...(answered.status < 300 ? this.requestFaults(found, asked) : []),
    ].map((fault) => `${title}: ${fault}`);
  }

  /** The operation that a request is for, as `GET /api/clock`; the address itself where there is none. */
  titleOf(asked: Pick<Asked, 'method' | 'url'>): string {
    return `${asked.method} ${this.find(asked)?.path ?? asked.url}`;
  }

  private find({ method, url }: Pick<Asked, 'method' | 'url'>): Found | undefined {
    const [path = ''] = url.split('?');
    return this.operations.find((one) => one.verb === method.toLowerCase() && one.pattern.test(path));
  }

  private answerFaults(found: Found, { status, type, text }: Answered): string[] {
    if (status === 304) return [];
    const declared = found.operation.responses[String(status)];
    if (!declared) return ['the status is not described'];
    const response = declared.$ref ? (this.resolve(declared.$ref) as typeof declared) : declared;
    const place = declared.$ref ?? `#/paths/${escaped(found.path)}/${found.verb}/responses/${status}`;
    if (!response.content) return text === '' ? [] : ['an answer where none is described'];
    const media = type.split(';')[0]!;
    const key = [media, '*/*'].find((one) => one in response.content!);
    if (!key) return [`${media || 'no type'} is not described`];
    if (!/json$/.test(media) || !('schema' in response.content[key]!)) return [];
    return this.judge(`${place}/content/${escaped(key)}/schema`, parse(text));
  }

  private requestFaults(found: Found, { url, headers, body }: Asked): string[] {
    const query = new URLSearchParams(url.split('?')[1] ?? '');
    const parameters = found.operation.parameters ?? [];
    const missing = parameters.filter(
      (one) =>
        one.required &&
        ((one.in === 'query' && !query.has(one.name)) || (one.in === 'header' && !(one.name in headers))),
    );
    const known = new Set(parameters.filter((one) => one.in === 'query').map(({ name }) => name));
    const unknown = [...query.keys()].filter((name) => !known.has(name));
    const wanted = found.operation.requestBody?.content['application/json'];
    const place = `#/paths/${escaped(found.path)}/${found.verb}/requestBody/content/application~1json/schema`;
    return [
      ...missing.map(({ name }) => `went through without ${name}`),
      ...unknown.map((name) => `${name} is asked for and not described`),
      ...(wanted && body !== undefined
        ? this.judge(place, cleaned(body)).map((fault) => `the request ${fault}`)
        : []),
    ];
  }

  private judge(place: string, value: unknown): string[] {
    let validate = this.compiled.get(place);
    if (!validate) this.compiled.set(place, (validate = this.ajv.compile({ $ref: `api${place}` })));
    if (validate(value)) return [];
    return (validate.errors ?? []).slice(0, MOST_SHOWN).map(inWords);
  }

  private resolve(reference: string): unknown {
    return reference
      .slice(2)
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], this.document);
  }
}

/** A value is never said: it may be somebody's. */
function inWords({ instancePath, message, params }: ErrorObject): string {
  const { additionalProperty } = params as { additionalProperty?: string };
  return `${instancePath || '/'} ${message}${additionalProperty ? ` (${additionalProperty})` : ''}`;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i');
}

/** As a part of a JSON pointer within an address. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** What is taken out of every text before it is looked at, as the description says. */
function cleaned(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? cleanText(part) : part,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
