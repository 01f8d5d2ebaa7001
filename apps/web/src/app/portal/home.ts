import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { NoticeCard } from './notice-card';
import { DealtList } from './dealt-list';
import { SessionList } from './session-list';
import { YearFigures } from './year-figures';
import { Unread } from '../ui/unread';

/** The fifteen types in a farmer's words, which their official names stand below. */
const TYPES = [
  ['T01', '承包地', '土地承包经营权'],
  ['T02', '流转来的地', '土地流转经营权'],
  ['T03', '林地、林木', '集体林权'],
  ['T04', '荒山荒沟荒滩', '“四荒”地使用权'],
  ['T05', '集体房屋、资产', '集体经营性资产'],
  ['T06', '集体股权', '集体资产股权'],
  ['T07', '农机设备', '生产设施设备'],
  ['T08', '机井、水利', '小型水利设施'],
  ['T09', '品种、商标、专利', '农业类知识产权'],
  ['T10', '宅基地', '宅基地使用权'],
  ['T11', '鱼塘、水面', '水域滩涂养殖'],
  ['T12', '牲畜、果树', '生物资产'],
  ['T13', '温室大棚', '设施农业经营权'],
  ['T14', '村里采购、工程', '采购和招标投标'],
  ['T15', '用水权、碳汇等', '其他涉农资源'],
] as const;

@Component({
  selector: 'hl-home',
  imports: [RouterLink, DealtList, NoticeCard, SessionList, Unread, YearFigures],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.html',
  styleUrl: './home.css',
})
export class Home {
  private readonly client = inject(NoticesClient);
  private readonly router = inject(Router);
  protected readonly types = TYPES;
  protected readonly home = reading({ handOver: 'home', loader: () => this.client.home() });
  /** How many there are beyond those that are shown. */
  protected readonly openCount = computed(() => {
    const open = this.home.value()?.open;
    return open && open.total > open.items.length ? ` ${open.total} 个` : '';
  });

  protected search(text: string): void {
    void this.router.navigate(['/notices'], { queryParams: text.trim() ? { search: text.trim() } : {} });
  }
}
