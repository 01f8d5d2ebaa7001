import { ChangeDetectionStrategy, Component } from '@angular/core';
import { BondList } from './bond-list';
import { DueList } from './due-list';

/** 履约保证金 of contracts, and what transferors owe who broke their word. */
@Component({
  selector: 'hl-bonds-page',
  imports: [BondList, DueList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>履约保证金和违约赔付</h1>
    <hl-due-list />
    <hl-bond-list />
  `,
})
export class BondsPage {}
