import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountController } from './account.controller.js';
import { AccountLocks } from './account-locks.js';
import { AccountSessions } from './account-sessions.js';
import { AccountReturn } from './account-return.js';
import { AccountService } from './account.service.js';
import { CodeEntrance } from './code-entrance.js';
import { CodeSender } from './code-sender.js';
import { Codes } from './codes.service.js';
import { DoorController } from './door.controller.js';
import { Entrance } from './entrance.js';
import { FormSignIn } from './form-sign-in.js';
import { Holders } from './holders.js';
import { LocalStrategy } from './local.strategy.js';
import { OwnAccount } from './own-account.service.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordAgain } from './password-again.js';
import { PasswordChanges } from './password-changes.js';
import { PasswordPolicy } from './password-policy.js';
import { Passwords } from './passwords.js';
import { PhoneBook } from './phone-book.js';
import { SessionController } from './session.controller.js';
import { SessionViews } from './session-views.js';
import { SignInPlaces } from './sign-in-places.js';
import { SignIn } from './sign-in.service.js';
import { SignUp } from './sign-up.service.js';
import { SlowAnswers } from './slow-answers.js';

@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [AccountController, DoorController, SessionController],
  providers: [
    AccountLocks,
    AccountReturn,
    AccountService,
    AccountSessions,
    CodeEntrance,
    CodeSender,
    Codes,
    Entrance,
    FormSignIn,
    Holders,
    LocalStrategy,
    OwnAccount,
    OwnSessions,
    PasswordAgain,
    PasswordChanges,
    PasswordPolicy,
    Passwords,
    PhoneBook,
    SessionViews,
    SignIn,
    SignInPlaces,
    SignUp,
    SlowAnswers,
  ],
  exports: [
    AccountLocks,
    AccountReturn,
    AccountService,
    AccountSessions,
    Entrance,
    Holders,
    PasswordPolicy,
    PhoneBook,
    SessionViews,
  ],
})
export class AccountModule {}
