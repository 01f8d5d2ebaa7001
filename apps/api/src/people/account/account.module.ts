import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountService } from './account.service.js';
import { LocalStrategy } from './local.strategy.js';
import { SessionController } from './session.controller.js';

@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [SessionController],
  providers: [AccountService, LocalStrategy],
  exports: [AccountService],
})
export class AccountModule {}
