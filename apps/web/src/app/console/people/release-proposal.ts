import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PartyRowView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** Somebody stands at the window whose number another has declared: one proposes that it is freed, another confirms. */
@Component({
  selector: 'hl-release-proposal',
  imports: [Field, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isProposed()) {
      <p role="status">已提出空出号码，等另一位同事<a routerLink="/console/number-releases">确认</a>。</p>
    } @else {
      <details>
        <summary>不是他的号码</summary>
        <p class="small-print">
          别人登记了来人的证件号码：照证件原件核对，一人提出、另一人确认，号码就空出来。来人有账号的填上他登录的手机号，他登记时就算核验过；没有的先请他用手机号注册，或者留空。
        </p>
        <hl-problem-box [problem]="attempt.problem()" />
        <form #form (submit)="$event.preventDefault(); propose(form)">
          <hl-field [for]="id('document')" label="看到的证件" [fault]="attempt.faultOf('document')">
            <input [id]="id('document')" name="document" maxlength="80" required />
          </hl-field>
          <hl-field [for]="id('reason')" label="情况" [fault]="attempt.faultOf('reason')">
            <input [id]="id('reason')" name="reason" maxlength="500" required />
          </hl-field>
          <hl-field
            [for]="id('ownerPhone')"
            label="来人登录的手机号（可不填）"
            [fault]="attempt.faultOf('ownerPhone')"
          >
            <input
              [id]="id('ownerPhone')"
              name="ownerPhone"
              maxlength="30"
              inputmode="numeric"
              autocomplete="off"
            />
          </hl-field>
          <hl-field
            [for]="id('ownerName')"
            label="来人的姓名（照证件，填了手机号要填）"
            [fault]="attempt.faultOf('ownerName')"
          >
            <input [id]="id('ownerName')" name="ownerName" maxlength="160" autocomplete="off" />
          </hl-field>
          <button type="submit" class="second" [disabled]="attempt.isBusy()">提出空出号码</button>
        </form>
      </details>
    }
  `,
})
export class ReleaseProposal {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  readonly party = input.required<PartyRowView>();
  protected readonly isProposed = signal(false);

  protected id(field: string): string {
    return `release-${field}-${this.party().id}`;
  }

  protected async propose(form: HTMLFormElement): Promise<void> {
    const request = Object.fromEntries(new FormData(form)) as unknown as Parameters<
      IdentityClient['proposeNumberRelease']
    >[1];
    const isDone = await this.attempt.run(() => this.client.proposeNumberRelease(this.party().id, request));
    if (isDone) this.isProposed.set(true);
  }
}
