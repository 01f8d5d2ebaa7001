import { ChangeDetectionStrategy, Component, inject, input, linkedSignal } from '@angular/core';
import { DEPARTMENTS, type Department, ROLES, type Role, STAFF_ROLES } from '@helan/domain';
import type { RegionView } from '@helan/contracts';
import { Api } from '../../data/api';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';

export interface PostChoice {
  readonly roles: Role[];
  readonly regionCode: string;
  readonly department?: Department;
}

/** What somebody is to be: his roles, his region and, where he answers for an office, which. */
@Component({
  selector: 'hl-staff-post-fields',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>岗位</legend>
      @for (role of roles; track role.code) {
        <label class="choice">
          <input type="checkbox" [checked]="chosen().includes(role.code)" (change)="toggle(role.code)" />{{
            role.name
          }}</label
        >
      }
      @if (rolesFault(); as fault) {
        <p class="fault" role="alert">{{ fault }}</p>
      }
    </fieldset>
    <div class="grid-2">
      <hl-field
        [for]="of() + '-region'"
        label="辖区"
        hint="村级联络员选村，乡镇专员选乡镇，其余选县"
        [fault]="regionFault()"
      >
        <select #region [id]="of() + '-region'" (change)="regionCode.set(region.value)">
          @for (one of regions.value(); track one.code) {
            <option [value]="one.code" [selected]="one.code === regionCode()">{{ nameOf(one) }}</option>
          }
        </select>
      </hl-field>
      @if (chosen().includes('DEPT_USER')) {
        <hl-field [for]="of() + '-department'" label="部门" [fault]="departmentFault()">
          <select #department [id]="of() + '-department'" (change)="chosenDepartment.set(department.value)">
            <option value="">请选</option>
            @for (one of departments; track one.code) {
              <option [value]="one.code" [selected]="one.code === chosenDepartment()">{{ one.name }}</option>
            }
          </select>
        </hl-field>
      }
    </div>
  `,
  styles: `
    fieldset {
      border: 1px solid var(--line);
      border-radius: var(--radius);
      margin: 0 0 1rem;
      padding: 0.5rem 1rem 0.75rem;
    }
    .choice {
      display: inline-flex;
      gap: 0.4rem;
      align-items: center;
      margin: 0.25rem 1rem 0.25rem 0;
    }
    .choice input {
      width: auto;
    }
  `,
})
export class StaffPostFields {
  private readonly api = inject(Api);
  /** Before the ids of the controls, where a page has several. */
  readonly of = input.required<string>();
  readonly first = input<PostChoice>({ roles: [], regionCode: '640122' });
  readonly rolesFault = input.required<string | null>();
  readonly regionFault = input.required<string | null>();
  readonly departmentFault = input.required<string | null>();
  protected readonly chosen = linkedSignal<readonly Role[]>(() => this.first().roles);
  protected readonly regionCode = linkedSignal(() => this.first().regionCode);
  protected readonly chosenDepartment = linkedSignal<string>(() => this.first().department ?? '');
  protected readonly regions = reading({ loader: () => this.api.get<RegionView[]>('regions') });
  protected readonly roles = STAFF_ROLES.map((code) => ({ code, name: ROLES[code] }));
  protected readonly departments = Object.entries(DEPARTMENTS).map(([code, name]) => ({ code, name }));

  /** As it stands now. */
  value(): PostChoice {
    const department = this.chosenDepartment();
    return {
      roles: [...this.chosen()],
      regionCode: this.regionCode(),
      ...(department ? { department: department as Department } : {}),
    };
  }

  protected toggle(role: Role): void {
    this.chosen.update((roles) =>
      roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role],
    );
  }

  /** A village stands below its township. */
  protected nameOf({ code, name }: RegionView): string {
    return `${code.length === 6 ? '' : code.length === 9 ? '　' : '　　'}${name}`;
  }
}
