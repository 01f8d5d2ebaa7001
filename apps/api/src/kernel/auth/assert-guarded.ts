import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { type DiscoveryService, MetadataScanner, type Reflector } from '@nestjs/core';
import { PERMISSIONS } from '@helan/contracts';
import { REQUIREMENT, type Requirement } from './requires.js';

export interface GuardedRoute {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  readonly path: string;
  readonly requirement: Requirement;
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
      const requirement = reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, [
        handler,
        metatype,
      ]);
      if (requirement !== 'PUBLIC' && !(requirement && requirement in PERMISSIONS)) {
        throw new Error(`route ${metatype.name}.${name} names no permission`);
      }
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return [{ controller: metatype.name, handler: name, method, path: joinPath(base, path), requirement }];
    });
  });
}

function joinPath(base: string, path: string): string {
  return `/${[base, path]
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;
}
