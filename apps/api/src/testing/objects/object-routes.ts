import { DiscoveryService, Reflector } from '@nestjs/core';
import type { Response } from 'supertest';
import { type GuardedRoute, listGuardedRoutes } from '../../kernel/auth/index.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { describeApi, readAnswers } from '../../kernel/description/index.js';
import { PDF } from '../story-samples.js';
import type { TestPerson } from '../test-person.js';
import type { TestPlatform } from '../test-platform.js';
import type { ForeignObjects } from './foreign-objects.js';

/** An id that nothing has. */
export const NOBODYS = '00000000-0000-4000-8000-000000000000';
/** Parts of an address that are no ids: which of something, where there is one. */
const PARTS: Readonly<Record<string, string>> = { position: '0', kind: 'CONTRACT', seq: '1', table: 'lot' };

interface Body {
  readonly example?: object;
  readonly schema: { readonly properties?: Readonly<Record<string, unknown>> };
}

type Document = Record<
  string,
  Record<string, { readonly requestBody?: { readonly content: Readonly<Record<string, Body>> } }>
>;

/** A route that takes an id, with a body that its request's class lets through. */
export interface ObjectRoute extends GuardedRoute {
  /** `POST /projects/:id/submission` */
  readonly name: string;
  readonly body: Readonly<Record<string, Body>>;
}

/** Every route that takes an id of something, as the api describes itself. */
export function objectRoutesOf({ app }: TestPlatform): ObjectRoute[] {
  const routes = listGuardedRoutes(app.get(DiscoveryService), app.get(Reflector));
  const document = describeApi(app, routes, readAnswers(app.get<Config>(CONFIG).answersFile));
  const paths = document.paths as unknown as Document;
  return routes
    .filter(({ path }) => path.includes(':'))
    .map((route) => {
      const item = paths[`/api${route.path.replace(/:(\w+)/g, '{$1}')}`] ?? {};
      const body = item[route.method.toLowerCase()]?.requestBody?.content ?? {};
      return { ...route, name: `${route.method} ${route.path}`, body };
    });
}

/**
 * The addresses of a route with the ids of others in it, the first part varied before the last; undefined where there
 * is nothing in the table of what it is about.
 */
export function addressesOf({ path }: ObjectRoute, objects: ForeignObjects): string[] | undefined {
  const parts = path.slice(1).split('/');
  let addresses: string[] = [''];
  for (const [at, part] of parts.entries()) {
    const ids = part.startsWith(':') ? idsOf(parts, at, objects) : [part];
    if (!ids) return undefined;
    addresses = addresses.flatMap((before) => ids.map((id) => (before ? `${before}/${id}` : id)));
  }
  return addresses;
}

function idsOf(parts: readonly string[], at: number, objects: ForeignObjects): readonly string[] | undefined {
  const fixed = PARTS[parts[at]!.slice(1)];
  if (fixed !== undefined) return [fixed];
  const before = parts[at - 1]!;
  const room = parts[at - 3];
  return objects[room === undefined ? before : `${room}/${before}`] ?? objects[before];
}

/** The address of something that is not there. */
export function addressOfNothing({ path }: ObjectRoute): string {
  return path
    .slice(1)
    .replace(/:(\w+)/g, (_, name: string) => PARTS[name] ?? (name === 'code' ? '640122999999' : NOBODYS));
}

/** Asks as the route is described; `change` puts fields of the body otherwise. */
export function ask(
  person: TestPerson,
  { method, body }: ObjectRoute,
  address: string,
  change: object = {},
): Promise<Response> {
  const asked = person.request(method.toLowerCase() as 'get' | 'post' | 'put' | 'delete', address);
  const form = body['multipart/form-data'];
  if (form) {
    for (const [name, value] of Object.entries(change)) asked.field(name, String(value));
    return asked.attach('file', PDF, 'paper.pdf').then((answer) => answer);
  }
  const example = body['application/json']?.example;
  if (method === 'GET') return asked.then((answer) => answer);
  return asked.send({ ...example, ...change }).then((answer) => answer);
}
