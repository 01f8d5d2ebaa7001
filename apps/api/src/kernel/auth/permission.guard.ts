import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { hasPermission } from '@helan/contracts';
import type { IdentityDoor } from '@helan/domain';
import type { Request, Response } from 'express';
import { keepNowhere, keepWhileSame } from '../http/keep-nowhere.js';
import { refused, requireNone } from '../http/refused-error.js';
import { ActorLoader } from './actor-loader.js';
import { CsrfTokens } from './csrf-tokens.js';
import { DOOR } from './door.js';
import { ProjectScopes } from './project-scopes.js';
import { READING, REQUIREMENT, type Requirement, WITHOUT_TOKEN } from './requires.js';
import { refuseReading, refuseStanding } from './standing.js';

/** Deny by default: nobody passes but by the permission that the route names, and changes nothing without a token. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorLoader,
    private readonly tokens: CsrfTokens,
    private readonly scopes: ProjectScopes,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const requirement = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, targets);
    const request = context.switchToHttp().getRequest<Request>();
    const actor = request.session.accountId ? await this.actors.find(request.session.accountId) : undefined;
    if (actor) request.actor = actor;
    const response = context.switchToHttp().getResponse<Response>();
    if (actor || requirement !== 'PUBLIC') keepNowhere(response);
    else if (READING.includes(request.method)) keepWhileSame(request, response);
    if (requirement !== 'PUBLIC' && !actor) throw refused('session.required');
    const isFree =
      READING.includes(request.method) || this.reflector.getAllAndOverride(WITHOUT_TOKEN, targets);
    if (!isFree && !this.tokens.isCarriedBy(request)) throw refused('session.csrf');
    if (requirement === 'PUBLIC') return true;
    if (!actor || !requirement || !hasPermission(actor.roles, requirement))
      throw refused('permission.denied');
    const isReading = READING.includes(request.method);
    const door = this.reflector.getAllAndOverride<IdentityDoor | undefined>(DOOR, targets);
    requireNone(
      isReading
        ? refuseReading(actor, requirement)
        : refuseStanding(actor, { permission: requirement, door, body: request.body as unknown }),
    );
    await this.scopes.require(actor, { permission: requirement, path: request.path, isReading });
    return true;
  }
}
