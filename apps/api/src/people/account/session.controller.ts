import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ApiTags } from '@nestjs/swagger';
import { PERMISSIONS, type Permission, type SessionView, hasPermission } from '@helan/contracts';
import { SignInRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import {
  type Actor,
  ActorLoader,
  MaybeActor,
  Public,
  Requires,
  beginSession,
  endSession,
  markDevice,
} from '../../kernel/auth/index.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { regionName } from '../region/index.js';
import { DataSource } from 'typeorm';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly actors: ActorLoader,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Public()
  show(@Req() request: Request, @MaybeActor() actor?: Actor): Promise<SessionView> {
    return this.view(request, actor);
  }

  @Post()
  @Public()
  @HttpCode(200)
  @UseGuards(AuthGuard('local'))
  async signIn(@Req() request: Request, @Body() _body: SignInRequest): Promise<SessionView> {
    const { accountId } = request.user as { accountId: string };
    await beginSession(request, accountId);
    markDevice(request, this.config.isSecureCookie);
    return this.view(request, await this.actors.find(accountId));
  }

  @Delete()
  @Requires('manageOwnAccount')
  @HttpCode(204)
  async signOut(@Req() request: Request): Promise<void> {
    await endSession(request);
  }

  private async view(request: Request, actor: Actor | undefined): Promise<SessionView> {
    const { mode } = this.config;
    if (!actor) return { account: null, csrfToken: null, mode };
    const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((name) =>
      hasPermission(actor.roles, name),
    );
    const account = {
      id: actor.accountId,
      name: actor.name,
      roles: actor.roles,
      permissions,
      regionName: await regionName(this.dataSource, actor.regionCode),
      hasParty: actor.partyId !== null,
    };
    return { account, csrfToken: request.session.csrfToken ?? null, mode };
  }
}
