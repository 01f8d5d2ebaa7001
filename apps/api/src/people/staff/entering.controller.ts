import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AccountLinkView, FactorView, OwnFactorView, RecoveryCodesView } from '@helan/contracts';
import {
  LookAtLinkRequest,
  MaybeFactorRequest,
  SecondFactorFormRequest,
  SecondFactorRequest,
  UseLinkRequest,
} from '@helan/contracts/requests';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor, Public, Requires, WithoutToken } from '../../kernel/auth/index.js';
import { KeepsItsKeys } from '../../kernel/deed/index.js';
import { AccountLinks } from './account-links.js';
import { FormSecondStep } from './form-second-step.js';
import { OwnFactor } from './own-factor.js';
import { SecondStep } from './second-step.js';

/** One-time links and second factors: how the staff comes in. Secrets are answered, and kept beside no key of a press. */
@ApiTags('staff')
@Controller()
export class EnteringController {
  constructor(
    private readonly links: AccountLinks,
    private readonly second: SecondStep,
    private readonly form: FormSecondStep,
    private readonly own: OwnFactor,
  ) {}

  @Post('account-links/look')
  @ApiOperation({ summary: '打开一次性链接' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  look(@Req() { ip }: Request, @Body() body: LookAtLinkRequest): Promise<AccountLinkView> {
    return this.links.look(ip, body);
  }

  @Post('account-links/use')
  @ApiOperation({ summary: '用一次性链接设密码和动态口令' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @HttpCode(200)
  async use(@Req() { ip }: Request, @Body() body: UseLinkRequest): Promise<RecoveryCodesView> {
    return { codes: await this.links.use(ip, body) };
  }

  /** By whoever is halfway in; the session is whole afterwards. */
  @Post('session/second-factor')
  @ApiOperation({ summary: '登录的第二步：动态口令或备用码' })
  @Public()
  @HttpCode(204)
  async show(@Req() request: Request, @Body() body: SecondFactorRequest): Promise<void> {
    await this.second.show(request, body.code);
  }

  /** Without a script there is no token: the browser says where the form stood. */
  @Post('session/second-factor/form')
  @ApiOperation({ summary: '不用脚本走登录的第二步' })
  @Header('Cache-Control', 'private, no-store')
  @Public()
  @WithoutToken()
  @ApiConsumes('application/x-www-form-urlencoded')
  @HttpCode(303)
  async showByForm(
    @Req() request: Request,
    @Body() body: SecondFactorFormRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    response.location(await this.form.next(request, body));
  }

  @Get('my/second-factor')
  @ApiOperation({ summary: '看自己的动态口令' })
  @Requires('keepOwnFactor')
  ownFactor(@CurrentActor() actor: Actor): Promise<OwnFactorView> {
    return this.own.show(actor);
  }

  @Post('my/second-factor')
  @KeepsItsKeys()
  @ApiOperation({ summary: '开始设动态口令' })
  @Header('Cache-Control', 'private, no-store')
  @Requires('keepOwnFactor')
  @HttpCode(200)
  begin(@CurrentActor() actor: Actor, @Body() body: MaybeFactorRequest): Promise<FactorView> {
    return this.own.begin(actor, body.code ?? '');
  }

  @Post('my/second-factor/confirmation')
  @KeepsItsKeys()
  @ApiOperation({ summary: '启用动态口令' })
  @Header('Cache-Control', 'private, no-store')
  @Requires('keepOwnFactor')
  @HttpCode(200)
  confirm(@CurrentActor() actor: Actor, @Body() body: SecondFactorRequest): Promise<RecoveryCodesView> {
    return this.own.confirm(actor, body.code);
  }

  @Post('my/second-factor/recovery-codes')
  @KeepsItsKeys()
  @ApiOperation({ summary: '换新的备用码' })
  @Header('Cache-Control', 'private, no-store')
  @Requires('keepOwnFactor')
  @HttpCode(200)
  renew(@CurrentActor() actor: Actor, @Body() body: SecondFactorRequest): Promise<RecoveryCodesView> {
    return this.own.renewCodes(actor, body.code);
  }

  @Post('my/second-factor/removal')
  @ApiOperation({ summary: '停用动态口令' })
  @Requires('keepOwnFactor')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Body() body: SecondFactorRequest): Promise<void> {
    return this.own.remove(actor, body.code);
  }
}
