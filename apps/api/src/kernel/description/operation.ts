/** A JSON Schema as it stands in the document. */
export type Schema = { readonly [key: string]: unknown };

export interface Media {
  schema: Schema;
  example?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
  description?: string;
  example?: unknown;
}

/** One operation of the document, as Nest begins it and as it is gone on with here. */
export interface Operation {
  readonly operationId: string;
  summary?: string;
  description?: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, object>;
  security: Record<string, string[]>[];
  'x-permission'?: string;
  /** Media type of an answer that is no JSON; taken out once it is described. */
  'x-answers-as'?: string;
  'x-keeps-its-keys'?: boolean;
}

export function json(schema: Schema, example: unknown): Record<string, Media> {
  return { 'application/json': { schema, example } };
}

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/** The names of all components that something refers to. */
export function refersTo(part: object): string[] {
  return [...JSON.stringify(part).matchAll(REFERENCE)].map(([, name]) => name!);
}
