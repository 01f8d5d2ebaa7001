import { IsId, DateText, Exact, Text } from './decorators.js';

export class SignInRequest {
  @Exact(60) login!: string;
  @Exact(200) password!: string;
}

/** Who looks after whose desk, on which days, and why. */
export class AppointStandInRequest {
  @IsId() accountId!: string;
  @IsId() standInId!: string;
  @DateText() from!: string;
  @DateText() until!: string;
  @Text(2000) reason!: string;
}
