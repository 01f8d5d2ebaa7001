import {
  ChangeDetectionStrategy,
  Component,
  type OnInit,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { CodeRequest } from '../../data/people/code-request';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { CodeFields } from '../../ui/code-fields';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { PartiesClient } from './parties-client';

/** Asks for somebody at the window that his account be given back: found by his name or number, with his new phone at hand. */
@Component({
  selector: 'hl-phone-change-proposal',
  imports: [CodeFields, Field, ProblemBox, SearchBox],
  providers: [Attempt, CodeRequest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.has('settleIdentity')) {
      <details class="card" [open]="query.now().search !== ''">
        <summary>给来窗口的人申请换绑</summary>
        <hl-search-box label="姓名、名称或完整的证件号码" (find)="query.ask({ search: $event })" />
        @if (query.now().search) {
          <form #form (submit)="$event.preventDefault(); propose(form)">
            <hl-field for="phone-party" label="谁" [fault]="null">
              <select #who id="phone-party" name="partyId" required>
                @for (party of parties.value()?.items; track party.id) {
                  <option [value]="party.id">
                    {{ party.name }}　{{ party.idNumberMasked }}　{{ party.villageName }}
                  </option>
                } @empty {
                  <option value="">没有找到</option>
                }
              </select>
            </hl-field>
            <p class="small-print">验证码发到他带来的新手机上，由本人念给您听。</p>
            <hl-code-fields
              label="新手机号"
              [sent]="code.sent()"
              [againInSeconds]="code.againInSeconds()"
              [isBusy]="attempt.isBusy()"
              [phoneFault]="attempt.faultOf('phone')"
              [codeFault]="attempt.faultOf('code')"
              [(phone)]="phone"
              [(code)]="digits"
              (ask)="sendCode(who.value, $event)"
            />
            <hl-field for="phone-document" label="看到的证件原件" [fault]="attempt.faultOf('document')">
              <input id="phone-document" name="document" maxlength="80" required />
            </hl-field>
            <hl-field for="phone-reason" label="怎么登不上的" [fault]="attempt.faultOf('reason')">
              <input id="phone-reason" name="reason" maxlength="200" required />
            </hl-field>
            <hl-problem-box [problem]="attempt.problem()" />
            <button type="submit" [disabled]="attempt.isBusy()">提出，交另一人确认</button>
          </form>
        }
      </details>
    }
  `,
})
export class PhoneChangeProposal implements OnInit {
  private readonly client = inject(IdentityClient);
  private readonly people = inject(PartiesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly code = inject(CodeRequest);
  readonly search = input<string>();
  readonly done = output();
  protected readonly phone = signal('');
  protected readonly digits = signal('');
  protected readonly query = asking({ search: '' });
  protected readonly parties = reading({
    params: () => (this.query.now().search ? this.query.now() : undefined),
    loader: ({ params }) => this.people.list(params.search, params.at),
  });

  ngOnInit(): void {
    this.query.ask({ search: this.search() ?? '' });
  }

  protected async sendCode(partyId: string, phone: string): Promise<void> {
    this.phone.set(phone);
    if (!partyId) return;
    await this.attempt.run(() => this.code.askBy(() => this.client.sendWindowCode(partyId, phone)));
  }

  protected async propose(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (name: string) => data.get(name) as string;
    const partyId = text('partyId');
    if (!partyId) return;
    const request = {
      ...this.code.typed(this.phone(), this.digits()),
      document: text('document'),
      reason: text('reason'),
    };
    if (!(await this.attempt.run(() => this.client.askPhoneChange(partyId, request)))) return;
    form.reset();
    this.digits.set('');
    this.query.ask({ search: '' });
    this.done.emit();
  }
}
