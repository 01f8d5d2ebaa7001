import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import type { Permission } from '@helan/contracts';
import { Session } from '../../data/session';
import { PapersToSee } from '../closing/papers-to-see';

/** Whose tab says how many wait. */
const PAPERS = '/console/liaison-papers';

/** The desks of the console; one is open to whoever has one of its permissions. */
const TABS: readonly { link: string; name: string; permissions: readonly Permission[] }[] = [
  { link: '/console', name: '今天', permissions: ['readProjects'] },
  { link: '/console/department-tasks', name: '协查', permissions: ['answerQuery'] },
  { link: '/console/filings', name: '代办申请', permissions: ['fileForVillager'] },
  { link: '/console/parties', name: '实名核验', permissions: ['verifyParty'] },
  { link: '/console/qualifications', name: '资格审查', permissions: ['qualifyApplicant'] },
  { link: '/console/social-reviews', name: '社会资本审查', permissions: ['reviewBusiness'] },
  { link: '/console/finance', name: '财务', permissions: ['readFinance'] },
  {
    link: '/console/certificates',
    name: '鉴证书',
    permissions: ['draftCertificate', 'reviewCertificate', 'issueCertificate'],
  },
  { link: '/console/archives', name: '档案', permissions: ['archiveProject'] },
  { link: '/console/members', name: '本村成员', permissions: ['confirmMember'] },
  { link: '/console/village-points', name: '各村定位点', permissions: ['setVillagePoint'] },
  { link: '/console/questions', name: '咨询', permissions: ['answerQuestion'] },
  { link: '/console/parcels', name: '地块登记', permissions: ['readParcels'] },
  { link: '/console/bars', name: '限制名单', permissions: ['readBars'] },
  { link: '/console/session-questions', name: '竞价待决定', permissions: ['readSessionQuestions'] },
  { link: '/console/objections', name: '异议投诉', permissions: ['readObjections'] },
  { link: '/console/ending-notices', name: '解除合同', permissions: ['readEndingNotices'] },
  { link: '/console/risks', name: '风险提示', permissions: ['readRisks'] },
  { link: '/console/stand-ins', name: '代办交接', permissions: ['readStandIns'] },
  { link: PAPERS, name: '代办核对', permissions: ['seeLiaisonPapers'] },
  { link: '/console/escalations', name: '监管逾期', permissions: ['answerForSupervision'] },
  { link: '/console/file-accesses', name: '提前查看', permissions: ['answerForSupervision'] },
  { link: '/console/key', name: '我的密钥', permissions: ['holdKey'] },
  { link: '/console/reconsiderations', name: '复核', permissions: ['readReconsiderations'] },
  { link: '/console/rules', name: '规则和日历', permissions: ['readRulings'] },
  { link: '/console/resting-deadlines', name: '期限重试', permissions: ['keepDeadlines'] },
];

@Component({
  selector: 'hl-console-shell',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  providers: [PapersToSee],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="console page">
      <nav aria-label="工作台" class="tabs no-print">
        @for (tab of tabs(); track tab.link) {
          <a
            [routerLink]="tab.link"
            routerLinkActive="here"
            [routerLinkActiveOptions]="{ exact: tab.link === '/console' }"
            >{{ tab.name }}
            @if (tab.link === PAPERS && papers.count(); as count) {
              <span class="tag warm" [attr.aria-label]="count + ' 份等您核对'">{{ count }}</span>
            }
          </a>
        }
      </nav>
      <router-outlet />
    </div>
  `,
  styles: `
    .tabs {
      display: flex;
      gap: 0.25rem;
      border-bottom: 1px solid var(--line);
      margin-bottom: 1.25rem;
      flex-wrap: wrap;
    }
    .tabs a {
      padding: 0.6rem 1rem;
      text-decoration: none;
      color: var(--ink);
      border-bottom: 3px solid transparent;
      margin-bottom: -1px;
    }
    .tabs a.here {
      color: var(--field);
      border-color: var(--field);
      font-weight: 600;
    }
  `,
})
export class ConsoleShell {
  private readonly session = inject(Session);
  protected readonly PAPERS = PAPERS;
  protected readonly papers = inject(PapersToSee);
  protected readonly tabs = computed(() =>
    TABS.filter(({ permissions }) => permissions.some((permission) => this.session.has(permission))),
  );
}
