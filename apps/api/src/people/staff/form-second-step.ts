import { Inject, Injectable } from '@nestjs/common';
import type { SecondFactorFormRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import { isFromOwnPage } from '../../kernel/auth/index.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { pageAfterSignIn, pageOf } from '../account/index.js';
import { SecondStep } from './second-step.js';

/** The second step's form where no script runs: whatever comes of it is another page. */
@Injectable()
export class FormSecondStep {
  constructor(
    private readonly second: SecondStep,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address of the page to go on with. */
  async next(request: Request, { code, back }: SecondFactorFormRequest): Promise<string> {
    try {
      if (!isFromOwnPage(request, this.config.publicUrl)) throw refused('session.csrf');
      return pageAfterSignIn(back, await this.second.show(request, code));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const { code: problem, values } = error.faults[0]!;
      // Whoever is no longer halfway in begins again.
      const half = problem === 'factor.not-halfway' ? undefined : '1';
      return pageOf('/login', { back, half, problem, wait: values?.['wait'] });
    }
  }
}
