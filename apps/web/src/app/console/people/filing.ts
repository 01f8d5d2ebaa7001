import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { NATURAL_KINDS, PARTY_KINDS, PROPERTY_TYPES, type PartyKind } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { FiledList } from './filed-list';
import { PartiesClient } from './parties-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 代办申请: the liaison begins an application for somebody of his village who signed a paper mandate. */
@Component({
  selector: 'hl-filing',
  imports: [Field, FiledList, ProblemBox, ReactiveFormsModule],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>代办申请</h1>
    <p class="lead">
      本村不会用手机的，您可以代他填。要有他签字按手印的书面委托，随材料上传；流转款只付到他本人的账户。
    </p>
    <form class="card" [formGroup]="form" (ngSubmit)="begin()">
      <hl-problem-box [problem]="attempt.problem()" />
      <div class="grid-2">
        <hl-field for="kind" label="他是" [fault]="attempt.faultOf('kind')">
          <select id="kind" formControlName="kind">
            @for (kind of kinds; track kind.kind) {
              <option [value]="kind.kind">{{ kind.name }}</option>
            }
          </select>
        </hl-field>
        <hl-field for="typeCode" label="转出什么" [fault]="attempt.faultOf('typeCode')">
          <select id="typeCode" formControlName="typeCode">
            @for (type of types(); track type.code) {
              <option [value]="type.code">{{ type.name }}</option>
            }
          </select>
        </hl-field>
        <hl-field for="name" label="姓名（承包方代表）" [fault]="attempt.faultOf('name')">
          <input id="name" formControlName="name" maxlength="160" autocomplete="off" />
        </hl-field>
        <hl-field for="idNumber" label="身份证号码" [fault]="attempt.faultOf('idNumber')">
          <input id="idNumber" formControlName="idNumber" maxlength="40" autocomplete="off" />
        </hl-field>
        <hl-field for="phone" label="手机号码" hint="没有的写家人的" [fault]="attempt.faultOf('phone')">
          <input id="phone" formControlName="phone" maxlength="30" inputmode="numeric" autocomplete="off" />
        </hl-field>
        <hl-field for="bankName" label="开户行" [fault]="attempt.faultOf('bankName')">
          <input id="bankName" formControlName="bankName" maxlength="160" autocomplete="off" />
        </hl-field>
        <hl-field
          for="bankNo"
          label="联行号（不知道就空着）"
          hint="开户行的 12 位行号"
          [fault]="attempt.faultOf('bankNo')"
        >
          <input id="bankNo" formControlName="bankNo" maxlength="40" inputmode="numeric" autocomplete="off" />
        </hl-field>
        <hl-field for="bankAccount" label="他本人的银行卡号" [fault]="attempt.faultOf('bankAccount')">
          <input
            id="bankAccount"
            formControlName="bankAccount"
            maxlength="60"
            inputmode="numeric"
            autocomplete="off"
          />
        </hl-field>
      </div>
      <button type="submit" [disabled]="attempt.isBusy()">开始填申请</button>
    </form>
    <hl-filed-list />
  `,
  styles: `
    form {
      max-width: 48rem;
    }
  `,
})
export class Filing {
  private readonly client = inject(PartiesClient);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly kinds = NATURAL_KINDS.map((kind) => ({ kind, name: PARTY_KINDS[kind] }));
  private readonly builder = inject(NonNullableFormBuilder);
  protected readonly form = this.builder.group({
    kind: this.builder.control<PartyKind>('FARMER_HOUSEHOLD'),
    typeCode: 'T01',
    name: '',
    idNumber: '',
    phone: '',
    bankName: '',
    bankNo: '',
    bankAccount: '',
  });
  private readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly types = computed(() =>
    PROPERTY_TYPES.filter(({ mayList }) => mayList.includes(this.value().kind ?? 'FARMER_HOUSEHOLD')),
  );

  protected async begin(): Promise<void> {
    await this.attempt.run(async () => {
      const { id } = await this.client.fileFor(this.form.getRawValue());
      await this.router.navigate(['/console/filings', id]);
    });
  }
}
