import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PROPERTY_TYPES } from '@helan/domain';

/** The types of rights, each with its guide. */
@Component({
  selector: 'hl-guide-list',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <h1>办事指南</h1>
      <p class="lead">十五个交易品种，谁能办、要什么材料、多长时间。办事不收费。</p>
      <ol class="types">
        @for (type of types; track type.code) {
          <li class="card">
            <h2>
              <a [routerLink]="['/guides', type.code]">{{ type.name }}</a>
            </h2>
            <p>{{ type.rightTraded }}</p>
          </li>
        }
      </ol>
    </div>
  `,
  styles: `
    .types {
      list-style: none;
      padding: 0;
      display: grid;
      gap: 1rem;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    }
    h2 {
      margin: 0;
      font-size: 1.125rem;
    }
    p {
      color: var(--grey);
    }
    .lead {
      margin-bottom: 1.25rem;
    }
  `,
})
export class GuideList {
  protected readonly types = PROPERTY_TYPES;
}
