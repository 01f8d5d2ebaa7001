import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../data/session';

@Component({
  selector: 'hl-console-shell',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="console page">
      <nav aria-label="工作台" class="tabs">
        @if (session.has('readProjects')) {
          <a routerLink="/console" routerLinkActive="here" [routerLinkActiveOptions]="{ exact: true }"
            >今天</a
          >
        }
        @if (session.has('answerQuery')) {
          <a routerLink="/console/department-tasks" routerLinkActive="here">协查</a>
        }
        @if (session.has('fileForVillager')) {
          <a routerLink="/console/filings" routerLinkActive="here">代办申请</a>
        }
        @if (session.has('verifyParty')) {
          <a routerLink="/console/parties" routerLinkActive="here">实名核验</a>
        }
        @if (session.has('qualifyApplicant')) {
          <a routerLink="/console/qualifications" routerLinkActive="here">资格审查</a>
        }
        @if (session.has('reviewBusiness')) {
          <a routerLink="/console/social-reviews" routerLinkActive="here">社会资本审查</a>
        }
        @if (session.has('readFinance')) {
          <a routerLink="/console/finance" routerLinkActive="here">财务</a>
        }
        @if (
          session.has('draftCertificate') ||
          session.has('reviewCertificate') ||
          session.has('issueCertificate')
        ) {
          <a routerLink="/console/certificates" routerLinkActive="here">鉴证书</a>
        }
        @if (session.has('confirmMember')) {
          <a routerLink="/console/members" routerLinkActive="here">本村成员</a>
        }
        @if (session.has('answerQuestion')) {
          <a routerLink="/console/questions" routerLinkActive="here">咨询</a>
        }
        @if (session.has('readParcels')) {
          <a routerLink="/console/parcels" routerLinkActive="here">地块登记</a>
        }
        @if (session.has('readBars')) {
          <a routerLink="/console/bars" routerLinkActive="here">限制名单</a>
        }
        @if (session.has('readRisks')) {
          <a routerLink="/console/risks" routerLinkActive="here">风险提示</a>
        }
        @if (session.has('appointStandIn')) {
          <a routerLink="/console/stand-ins" routerLinkActive="here">代办交接</a>
        }
        @if (session.has('readRulings')) {
          <a routerLink="/console/rules" routerLinkActive="here">规则和日历</a>
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
  protected readonly session = inject(Session);
}
