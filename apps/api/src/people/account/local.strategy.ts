import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { refused } from '../../kernel/http/index.js';
import { AccountService } from './account.service.js';

@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly accounts: AccountService) {
    super({ usernameField: 'login', passwordField: 'password' });
  }

  async validate(login: unknown, password: unknown): Promise<{ accountId: string }> {
    if (typeof login !== 'string' || typeof password !== 'string') throw refused('session.bad-credentials');
    return { accountId: await this.accounts.authenticate(login.slice(0, 60), password.slice(0, 200)) };
  }
}
