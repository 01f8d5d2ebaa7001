import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { STOP_CAUSES, type StopCause } from '@helan/domain';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { PartiesClient } from './parties-client';

/** Proposes that nothing more is done in somebody's name: looked up by his name or number first. */
@Component({
  selector: 'hl-stop-proposal',
  imports: [Field, ProblemBox, SearchBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.has('verifyParty')) {
      <details class="card">
        <summary>提出停办</summary>
        <hl-problem-box [problem]="attempt.problem()" />
        <hl-search-box label="姓名、名称或完整的证件号码" (find)="query.ask({ search: $event })" />
        @if (query.now().search) {
          <form #form (submit)="$event.preventDefault(); propose(form)">
            <hl-field for="stop-party" label="谁" [fault]="null">
              <select id="stop-party" name="partyId" required>
                @for (party of parties.value()?.items; track party.id) {
                  <option [value]="party.id">
                    {{ party.name }}　{{ party.idNumberMasked }}　{{ party.villageName }}
                  </option>
                } @empty {
                  <option value="">没有找到</option>
                }
              </select>
            </hl-field>
            <hl-field for="stop-cause" label="原因" [fault]="attempt.faultOf('cause')">
              <select id="stop-cause" name="cause">
                @for (cause of causes; track cause[0]) {
                  <option [value]="cause[0]">{{ cause[1] }}</option>
                }
              </select>
            </hl-field>
            <hl-field
              for="stop-document"
              label="依据（死亡证明、判决书）"
              [fault]="attempt.faultOf('document')"
            >
              <input id="stop-document" name="document" maxlength="80" required />
            </hl-field>
            <hl-field for="stop-reason" label="情况" [fault]="attempt.faultOf('reason')">
              <input id="stop-reason" name="reason" maxlength="500" required />
            </hl-field>
            <button type="submit" [disabled]="attempt.isBusy()">提出</button>
          </form>
        }
      </details>
    }
  `,
})
export class StopProposal {
  private readonly client = inject(IdentityClient);
  private readonly people = inject(PartiesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly causes = Object.entries(STOP_CAUSES);
  readonly done = output();
  protected readonly query = asking({ search: '' });
  protected readonly parties = reading({
    params: () => (this.query.now().search ? this.query.now() : undefined),
    loader: ({ params }) => this.people.list(params.search, params.at),
  });

  protected async propose(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (name: string) => data.get(name) as string;
    const partyId = text('partyId');
    if (!partyId) return;
    const request = {
      cause: text('cause') as StopCause,
      document: text('document'),
      reason: text('reason'),
    };
    if (!(await this.attempt.run(() => this.client.proposeStop(partyId, request)))) return;
    form.reset();
    this.done.emit();
  }
}
