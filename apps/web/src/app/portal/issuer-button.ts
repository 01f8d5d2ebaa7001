import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { SignInWaysView } from '@helan/contracts';
import { Attempt } from '../data/attempt';
import { IdentityClient } from '../data/people/identity-client';
import { ProblemBox } from '../ui/problem-box';

/** 统一身份认证登录: shown only where the platform has agreed with a provider. */
@Component({
  selector: 'hl-issuer-button',
  imports: [ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (issuer(); as issuer) {
      <p>
        <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="go()">
          {{ attempt.isBusy() ? '正在打开' + issuer.name + '……' : issuer.name + '登录' }}
        </button>
      </p>
      <hl-problem-box [problem]="attempt.problem()" />
    }
  `,
})
export class IssuerButton {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  readonly issuer = input.required<SignInWaysView['issuer'] | undefined>();

  protected async go(): Promise<void> {
    await this.attempt.run(async () => {
      location.href = (await this.client.goToIssuer()).url;
    });
  }
}
