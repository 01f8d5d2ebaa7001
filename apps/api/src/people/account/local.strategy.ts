import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { refused } from '../../kernel/http/index.js';
import { SignIn } from './sign-in.service.js';

@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly signIn: SignIn) {
    super({ usernameField: 'login', passwordField: 'password', passReqToCallback: true });
  }

  async validate(request: Request, login: unknown, password: unknown): Promise<{ accountId: string }> {
    if (typeof login !== 'string' || typeof password !== 'string') throw refused('session.bad-credentials');
    return { accountId: await this.signIn.attempt(request, { login, password }) };
  }
}
