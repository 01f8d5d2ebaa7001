import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { type DiscoveryService, MetadataScanner, type Reflector } from '@nestjs/core';
import { PERMISSIONS } from '@helan/contracts';
import { READING, REQUIREMENT, type Requirement, WITHOUT_TOKEN } from './requires.js';

export interface GuardedRoute {
  readonly owner: Type;
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  readonly path: string;
  readonly requirement: Requirement;
  /** It changes something, and is believed only with the session's own token. */
  readonly needsToken: boolean;
}

/** Every route with its permission; throws for the first that names none, so that it cannot start. */
export function listGuardedRoutes(discovery: DiscoveryService, reflector: Reflector): GuardedRoute[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: unknown[]) => unknown>;
    const base = (Reflect.getMetadata(PATH_METADATA, metatype) as string | undefined) ?? '';
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
      if (path === undefined) return [];
      const targets = [handler, metatype];
      const requirement = reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, targets);
      if (requirement !== 'PUBLIC' && !(requirement && requirement in PERMISSIONS)) {
        throw new Error(`route ${metatype.name}.${name} names no permission`);
      }
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      const needsToken = !READING.includes(method) && !reflector.getAllAndOverride(WITHOUT_TOKEN, targets);
      const route = { controller: metatype.name, handler: name, method, path: joinPath(base, path) };
      return [{ owner: metatype as Type, ...route, requirement, needsToken }];
    });
  });
}

function joinPath(base: string, path: string): string {
  return `/${[base, path]
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;
}
