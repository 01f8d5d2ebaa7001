import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PERMISSIONS, type Permission, type SessionView, hasPermission } from '@helan/contracts';
import { SignInRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import {
  type Actor,
  ActorLoader,
  ConfirmedSessions,
  CsrfTokens,
  MaybeActor,
  Public,
  Requires,
  beginSession,
  markDevice,
} from '../../kernel/auth/index.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { regionName } from '../region/index.js';
import { DataSource } from 'typeorm';
import { SignInPlaces, placeOf } from './sign-in-places.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly actors: ActorLoader,
    private readonly dataSource: DataSource,
    private readonly sessions: ConfirmedSessions,
    private readonly places: SignInPlaces,
    private readonly tokens: CsrfTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: '看自己是谁，取令牌' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  show(@Req() request: Request, @MaybeActor() actor?: Actor): Promise<SessionView> {
    return this.view(request, actor);
  }

  @Post()
  @ApiOperation({ summary: '登录' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  @UseGuards(AuthGuard('local'))
  async signIn(@Req() request: Request, @Body() _body: SignInRequest): Promise<SessionView> {
    const { accountId } = request.user as { accountId: string };
    await beginSession(request, accountId);
    const device = markDevice(request, this.config.isSecureCookie);
    await this.places.keep(accountId, { ...placeOf(request), device });
    return this.view(request, await this.actors.find(accountId));
  }

  @Delete()
  @ApiOperation({ summary: '退出' })
  @Requires('manageOwnAccount')
  @HttpCode(204)
  async signOut(@Req() request: Request): Promise<void> {
    await this.sessions.end(request);
  }

  private async view(request: Request, actor: Actor | undefined): Promise<SessionView> {
    const { mode } = this.config;
    const csrfToken = this.tokens.give(request);
    if (!actor) return { account: null, csrfToken, mode };
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
    return { account, csrfToken, mode };
  }
}
