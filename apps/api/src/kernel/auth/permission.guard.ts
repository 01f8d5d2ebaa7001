import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { hasPermission } from '@helan/contracts';
import type { Request } from 'express';
import { refused } from '../http/refused-error.js';
import { ActorLoader } from './actor-loader.js';
import { REQUIREMENT, type Requirement } from './requires.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Deny by default: nobody passes but by the permission that the route names, with the session's own token. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorLoader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const requirement = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, targets);
    const request = context.switchToHttp().getRequest<Request>();
    const actor = request.session.accountId ? await this.actors.find(request.session.accountId) : undefined;
    if (actor) request.actor = actor;
    if (requirement === 'PUBLIC') return true;
    if (!actor) throw refused('session.required');
    if (!READING.includes(request.method) && request.get('x-csrf-token') !== request.session.csrfToken)
      throw refused('session.csrf');
    if (!requirement || !hasPermission(actor.roles, requirement)) throw refused('permission.denied');
    return true;
  }
}
