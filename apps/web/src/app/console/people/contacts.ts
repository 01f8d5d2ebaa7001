import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { KeptContactView } from '@helan/contracts';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { StaffClient } from './staff-client';

/** 联系方式: how the center, townships and villages are reached, as the public reads it. */
@Component({
  selector: 'hl-contacts',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, SearchBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>联系方式</h1>
    <p class="lead">存下以后，页面和以后出的文书都用新的；以前的留着备查。只写办公电话，不写个人手机号。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-search-box class="search" label="乡镇或村的名称" (find)="query.ask({ search: $event })" />
    <hl-list-frame [list]="contacts" isCounted empty="没有找到。" (turn)="query.ask({ at: $event })">
      @for (contact of contacts.value()?.items; track contact.regionCode) {
        <article class="card one">
          <p>
            <b>{{ contact.name }}</b>
            @if (saved() === contact.regionCode) {
              <span class="tag" role="status">已保存</span>
            }
          </p>
          <form
            (submit)="
              $event.preventDefault();
              save(contact, { phone: phone.value, address: address.value, hours: hours.value })
            "
          >
            <div class="grid-2">
              <hl-field
                [for]="'phone-' + contact.regionCode"
                label="电话"
                [fault]="attempt.faultOf('phone', contact.regionCode)"
              >
                <input #phone [id]="'phone-' + contact.regionCode" maxlength="30" [value]="contact.phone" />
              </hl-field>
              <hl-field
                [for]="'hours-' + contact.regionCode"
                label="办公时间"
                [fault]="attempt.faultOf('hours', contact.regionCode)"
              >
                <input #hours [id]="'hours-' + contact.regionCode" maxlength="120" [value]="contact.hours" />
              </hl-field>
            </div>
            <hl-field
              [for]="'address-' + contact.regionCode"
              label="地址"
              [fault]="attempt.faultOf('address', contact.regionCode)"
            >
              <input
                #address
                [id]="'address-' + contact.regionCode"
                maxlength="120"
                [value]="contact.address"
              />
            </hl-field>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">保存</button>
          </form>
          @if (contact.setAt; as at) {
            <p class="small-print">{{ contact.setterName }} {{ at | moment }} 存的</p>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    .search {
      display: block;
      max-width: 30rem;
    }
  `,
})
export class ContactList {
  private readonly client = inject(StaffClient);
  protected readonly attempt = inject(Attempt);
  protected readonly saved = signal('');
  protected readonly query = asking({ search: '' });
  protected readonly contacts = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.contacts(params),
  });

  protected async save(
    { regionCode, version }: KeptContactView,
    said: { phone: string; address: string; hours: string },
  ): Promise<void> {
    this.saved.set('');
    const work = () => this.client.setContact(regionCode, { ...said, version });
    if (!(await this.attempt.run(work, regionCode))) return;
    this.saved.set(regionCode);
    this.contacts.reload();
  }
}
