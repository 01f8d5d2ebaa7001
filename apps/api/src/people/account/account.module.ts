import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountService } from './account.service.js';
import { LocalStrategy } from './local.strategy.js';
import { Passwords } from './passwords.js';
import { SessionController } from './session.controller.js';
import { SignInPlaces } from './sign-in-places.js';
import { SignIn } from './sign-in.service.js';
import { SlowAnswers } from './slow-answers.js';

@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [SessionController],
  providers: [AccountService, LocalStrategy, Passwords, SignIn, SignInPlaces, SlowAnswers],
  exports: [AccountService],
})
export class AccountModule {}
